"""The manual: pages that are made from the code, one module a page or a kind of page."""
