"""The Python side of the pickle tests: a command on each line of standard input, an answer of one or more lines.

  make SEED COUNT   for each of COUNT random values and each protocol: PROTOCOL PICKLE NOTATION, and after all of them "."
  read PICKLE       NOTATION, or "error" and what was raised

Pickles are hexadecimal. The notation is that of Notation.java: one text for each value, the same on both sides.
"""
import pickle
import random
import struct
import sys
from collections import Counter, OrderedDict, defaultdict, deque
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from uuid import UUID

SURROGATES = "surrogatepass"
LONGEST_NOTATION = 20000


def notation(value):
    if value is None:
        return "N"
    if isinstance(value, bool):
        return "T" if value else "F"
    if isinstance(value, int):
        return "i%x;" % value
    if isinstance(value, float):
        return "fnan;" if value != value else "f%s;" % struct.pack(">d", value).hex()
    if isinstance(value, str):
        return "s%s;" % value.encode("utf-8", SURROGATES).hex()
    if isinstance(value, (bytes, bytearray)):
        return "b%s;" % value.hex()
    if isinstance(value, tuple):
        return "(%s)" % "".join(map(notation, value))
    if isinstance(value, (list, deque)):
        return "[%s]" % "".join(map(notation, value))
    if isinstance(value, dict):
        return "{%s}" % "".join(notation(key) + notation(item) for key, item in value.items())
    if isinstance(value, (set, frozenset)):
        return "<%s>" % "".join(sorted(map(notation, value)))
    if isinstance(value, datetime):
        return "d%s;" % (value.isoformat(timespec="microseconds") if value.tzinfo is None else aware(value))
    if isinstance(value, date):
        return "y%s;" % value.isoformat()
    if isinstance(value, time):
        return "t%s;" % (value.isoformat(timespec="microseconds") if value.tzinfo is None else aware(value))
    if isinstance(value, timedelta):
        return "p%d;" % (value // timedelta(microseconds=1))
    if isinstance(value, timezone):
        return "z%d;" % (value.utcoffset(None) // timedelta(seconds=1))
    if isinstance(value, Decimal):
        return "m%s;" % value
    if isinstance(value, UUID):
        return "u%s;" % value
    raise TypeError(type(value))


def aware(value):
    offset = value.utcoffset() // timedelta(seconds=1)
    return "%s%+d" % (value.replace(tzinfo=None).isoformat(timespec="microseconds"), offset)


class Values:
    """Random values; what was made before is used again now and then, so that pickles have references."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.earlier = []

    def value(self, depth):
        if self.earlier and self.random.random() < 0.1:
            return self.random.choice(self.earlier)
        kinds = [self.scalar] * 6
        if depth > 0:
            kinds += [self.list, self.tuple, self.dict, self.set, self.odd_dict]
        if self.random.random() < 0.01:
            kinds = [self.long_list]
        value = self.random.choice(kinds)(depth - 1)
        self.earlier = (self.earlier + [value])[-8:]
        return value

    def scalar(self, _=0):
        kind = self.random.choice([self.constant, self.integer, self.real, self.text, self.text, self.bytes, self.time,
                                   self.decimal, self.uuid])
        return kind()

    def constant(self):
        return self.random.choice([None, True, False])

    def integer(self):
        bits = self.random.choice([1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 200, 2047, 2100, 9000])
        number = self.random.getrandbits(bits)
        return self.random.choice([number, -number, 1 << bits, -(1 << bits), (1 << bits) - 1])

    def real(self):
        return self.random.choice([
            self.random.random(), -self.random.expovariate(1e-9), float("inf"), float("-inf"), 0.0, -0.0, 5e-324,
            1.7976931348623157e308, struct.unpack(">d", self.random.randbytes(8))[0],
        ])

    def text(self):
        alphabet = self.random.choice(["abc", "ab\n\r\\\t\0\x1a'\"", "aé\xff\x80", "aж漢\uffff\ufffd", "a\U0001f600\U0010ffff",
                                       "a\udc80", "\\u0041"])
        return "".join(self.random.choices(alphabet, k=self.random.choice([0, 1, 3, 20, 300])))

    def bytes(self):
        data = self.random.randbytes(self.random.choice([0, 1, 5, 255, 256, 1000]))
        return self.random.choice([data, data, bytearray(data)])

    def offset(self):
        return timezone(timedelta(seconds=self.random.choice([0, 3600, -12600, 64800, -64800, 1, 7262])))

    def time(self):
        moment = datetime(self.random.choice([1, 1970, 2020, 9999]), self.random.randint(1, 12), self.random.randint(1, 28),
                          self.random.randrange(24), self.random.randrange(60), self.random.randrange(60),
                          self.random.choice([0, 1, 999999, 123456]), fold=self.random.randrange(2))
        return self.random.choice([
            moment, moment.replace(tzinfo=self.offset()), moment.date(), moment.time(),
            moment.time().replace(tzinfo=self.offset()), self.offset(),
            timedelta(self.random.randint(-999999999, 999999998), self.random.randrange(86400), self.random.choice([0, 1, 999999])),
        ])

    def decimal(self):
        return Decimal(self.random.choice(["0", "1.10", "-12.5", "1E+5", "1E-9", "0E-8", "123456789.123456789e20",
                                           "-9" * 1 + "9" * 50, "0.000001", "3E+100"]))

    def uuid(self):
        return UUID(int=self.random.choice([0, 1, (1 << 128) - 1, self.random.getrandbits(128), self.random.getrandbits(63)]))

    def several(self, make):
        return [make() for _ in range(self.random.choice([0, 1, 2, 3, 4, 9]))]

    def list(self, depth):
        values = self.several(lambda: self.value(depth))
        return self.random.choice([values, values, values, deque(values)])

    def long_list(self, _):
        return [self.scalar()] * self.random.choice([999, 1000, 1001, 2001])

    def tuple(self, depth):
        return tuple(self.several(lambda: self.value(depth)))

    def key(self, depth=1):
        while True:
            key = self.scalar()
            if isinstance(key, bytearray):
                continue
            if depth > 0 and self.random.random() < 0.2:
                parts = self.several(lambda: self.key(depth - 1))
                key = self.random.choice([tuple, frozenset])(parts)
            return key

    def dict(self, depth):
        return {self.key(): self.value(depth) for _ in range(self.random.choice([0, 1, 2, 5, 12]))}

    def odd_dict(self, depth):
        items = self.dict(depth)
        factory = self.random.choice([None, list, int, dict, set, str, tuple])
        return self.random.choice([OrderedDict(items), defaultdict(factory, items), Counter(["a", "b", "a"])])

    def set(self, _):
        elements = self.several(self.key)
        return self.random.choice([set, frozenset])(elements)


def make(seed, count):
    for number in range(int(count)):
        value = Values("%s/%d" % (seed, number)).value(4)
        if len(notation(value)) > LONGEST_NOTATION:  # a few values with references are very long when written out
            continue
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            print(protocol, pickle.dumps(value, protocol).hex(), notation(value))
    return "."


def read(data):
    try:
        return notation(pickle.loads(bytes.fromhex(data)))
    except Exception as error:  # an answer like any other: the Java side says whether it was to be expected
        return "error %s: %s" % (type(error).__name__, error)


COMMANDS = {"make": make, "read": read}

if __name__ == "__main__":
    for line in sys.stdin:
        command, *arguments = line.split()
        print(COMMANDS[command](*arguments), flush=True)
