"""Makes vectors.tsv: pickles of Python 3 in all protocols, with their notation, so that the tests need no Python.

  python3 make_vectors.py > vectors.tsv

Columns: protocol, notation, pickle in hexadecimal, and "same" where Memwire writes the same bytes for what it reads. The
rows of Python 2 are python2.tsv, which was made by python-memcached 1.57 on Python 2.7.
"""
import pickle
from collections import Counter, OrderedDict, defaultdict, deque
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from uuid import UUID

from peer import notation

SHARED = [1, 2]
UTC_PLUS_1 = timezone(timedelta(hours=1), "CET")
SAME = [
    None, True, False, 0, 1, -1, 255, 256, 65535, 65536, 2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 2**63 - 1, 2**63, -(2**63),
    10**30, -(10**30), 2**2040, 0.0, -0.0, 1.5, 0.1, -2.25, float("inf"), float("-inf"), float("nan"), "", "a", "caf\xe9", "\u6f22\U0001f600",
    "line\nbreak\\ \r\0\x1a'\"", "\udc80", b"", b"\0\xff", b"abc", [], [1], [1, 2, 3], [True, False, None], [[], [[]]], (), (1,),
    (1, 2), (1, 2, 3), (1, 2, 3, 4), {}, {"a": 1}, {"a": 1, "b": [2, {"c": None}]}, {(1, ("x", 2)): "tuple", None: 0, 1.5: 1},
    [SHARED, SHARED], {"a": "a", "b": "a"}, {1}, [{1}, {2}], date(2020, 1, 2), datetime(2020, 1, 2, 3, 4, 5, 6), time(3, 4, 5, 6),
    datetime(2020, 1, 2, tzinfo=timezone.utc), timedelta(-1, 2, 3), Decimal("1.10"), Decimal("1E+5"), list(range(999)),
    list(range(1000)), list(range(1001)), list(range(2001)), dict.fromkeys(range(1500)), ["%d" % n for n in range(300)],
]
READ = [
    1e22, 1e-7, 123456789012345680.0, bytearray(b"abc"), bytearray(b"\xff"), bytearray(), frozenset(), frozenset([1]), {frozenset([1])},
    {b"bytes": 1}, OrderedDict([("b", 1), ("a", 2)]), defaultdict(list, {"a": [1]}), defaultdict(None, {"a": 1}), Counter("aab"),
    deque([1, 2]), deque([1], 5), timezone.utc, UTC_PLUS_1, datetime(2020, 1, 2, tzinfo=UTC_PLUS_1), time(1, 2, tzinfo=UTC_PLUS_1),
    datetime(2020, 10, 25, 2, 30, fold=1), time(2, 30, fold=1), UUID(int=1), UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
    [UUID(int=5)] * 2, timedelta.max, timedelta.min, datetime.max, datetime.min, Decimal("0E-8"), "x" * 300, b"x" * 300, set(range(1200)),
]

for values, same in ((SAME, "same"), (READ, "-")):
    for value in values:
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            written = protocol in (0, 2) and same == "same"
            print(protocol, notation(value), pickle.dumps(value, protocol).hex(), "same" if written else "-", sep="\t")
