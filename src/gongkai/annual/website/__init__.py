"""The yearly form of a government website (政府网站工作年度报表): its fields, a filled form, what must tie in it.

Source: 国办函〔2018〕12号, published on the home page by 31 January. The blocks are the notice's own; the fields are
those that published forms print. Offered beside the annual report, from the same counters.
"""
