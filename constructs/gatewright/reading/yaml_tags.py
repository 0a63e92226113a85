def report_tag(*a):
    raise SystemExit(a)
