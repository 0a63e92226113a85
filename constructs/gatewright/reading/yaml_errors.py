def explain(e, b):
    raise e
