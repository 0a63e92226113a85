"""Templates are read fast enough to be checked at every keystroke."""

import time

from gatewright.formats.vtl.reader import read

TEMPLATE = """\
#set($root = $input.path('$'))
{
  "requestId": "$context.requestId",
  "caller": "$util.escapeJavaScript($context.authorizer.principalId)",
  "items": [
    #foreach($item in $root.items)
    {
      "id": "$item.id.S",
      "name": "$util.escapeJavaScript($item.name.S).replaceAll("\\\\'", "'")",
      #if($item.kind.S == "book" && $item.pages.N > 100)"size": "long"#{else}"size": null#end
    }#if($foreach.hasNext),#end
    #end
  ]
}
"""
COUNT = 300
BUDGET_S = 0.5
"""For as many templates of two kilobytes; several times what it takes on a slow machine."""


def test_many_templates_are_read_fast() -> None:
    whole = (TEMPLATE * 2 + "a line of text\n" * 60)[:2000]
    texts = [f"{whole}## {index}" for index in range(COUNT)]
    assert not read(texts[0]).faults
    assert min(_time_of(texts) for _ in range(3)) < BUDGET_S


def _time_of(texts: list[str]) -> float:
    read.cache_clear()
    start = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - start
