"""Makes the corpus of hostile pickles, beside this file: hostile/NAME.pickle, gzipped if it is large. None is ever loaded here.

  python3 make_hostile.py

What becomes of each is in hostile.txt, which HostilePicklesTest compares and writes.
"""
import gzip
import itertools
import os
import pickle
import struct

CASES = {}


def case(name, data):
    assert name not in CASES, name
    CASES[name] = data


def proto(data, version=4):
    return b"\x80" + bytes([version]) + data + b"."


def text(value):
    return b"\x8c" + bytes([len(value)]) + value.encode()


def stack_global(module, name):
    return text(module) + text(name) + b"\x93"


def bytes4(data):
    return b"B" + struct.pack("<I", len(data)) + data


class Call:
    """Pickled as a call, as every tutorial on the matter shows."""

    def __init__(self, function, *arguments):
        self.call = (function, arguments)

    def __reduce__(self):
        return self.call


# Code by the front door: a function by its name, and a call of it.
for number, function in enumerate([os.system, eval, exec, __import__, getattr, open, compile, pickle.loads, setattr, type, print, map]):
    for protocol in (0, 2, 4):
        case("call-%s-%d" % (function.__name__.strip("_"), protocol), pickle.dumps(Call(function, "id"), protocol))
for module, name in [
    ("os", "system"), ("nt", "system"), ("subprocess", "Popen"), ("subprocess", "check_output"), ("importlib", "import_module"),
    ("operator", "attrgetter"), ("functools", "partial"), ("types", "CodeType"), ("ctypes", "CDLL"), ("socket", "socket"),
    ("shutil", "rmtree"), ("webbrowser", "open"), ("pty", "spawn"), ("codecs", "decode"), ("_codecs", "decode"),
    ("builtins", "range"), ("builtins", "complex"), ("builtins", "bytes.fromhex"), ("copyreg", "add_extension"),
    ("collections", "namedtuple"), ("datetime", "tzinfo"), ("uuid", "getnode"), ("decimal", "getcontext"), ("enum", "Enum"),
    ("java.lang", "Runtime"), ("java.lang.Runtime", "getRuntime"), ("java.lang", "ProcessBuilder"), ("javax.naming", "InitialContext"),
    ("io.memwire.serialization.pickle", "PickleSerializer"), ("io.memwire.serialization.pickle.PythonGlobal", "SET"),
]:
    case("name-%s-%s" % (module, name), b"c" + module.encode() + b"\n" + name.encode() + b"\n(S'id'\ntR.")

# Names that might be taken for others.
case("name-dotted", proto(stack_global("datetime", "datetime.now")))
case("name-dotted-class", proto(stack_global("builtins", "set.__class__")))
case("name-split", proto(stack_global("datetime.datetime", "")))
case("name-joined", proto(stack_global("", "datetime.datetime")))
case("name-empty", b"c\n\n.")
case("name-space", b"c builtins\nset\n.")
case("name-carriage-return", b"cbuiltins\r\nset\r\n.")
case("name-nul", proto(stack_global("builtins\0", "set\0")))
case("name-case", b"cBuiltins\nSet\n.")
case("name-java-constant", b"cbuiltins\nFROZENSET\n.")
case("name-escapes", proto(stack_global("\x1b[2J\n", "\u202e" * 3)))
case("name-long", b"c" + b"a" * 5000 + b"\nb\n.")
case("name-of-bytes", proto(b"C\x08builtinsC\x03set\x93"))
case("name-of-numbers", proto(b"K\x01K\x02\x93"))
case("name-of-none", proto(b"NN\x93"))
case("name-of-lists", proto(b"]]\x93"))
case("name-missing", proto(b"\x93"))

# Other doors to code.
case("inst", b"(S'id'\nios\nsystem\n.")
case("inst-allowed", b"(ibuiltins\nset\n.")
case("obj", b"(cos\nsystem\nS'id'\no.")
case("obj-allowed", b"(cbuiltins\nset\no.")
case("newobj-allowed", proto(stack_global("datetime", "date") + b")\x81"))
case("newobj-arguments", proto(stack_global("uuid", "UUID") + b"K\x01\x85\x81"))
case("newobj-text", proto(text("os.system") + b")\x81"))
case("newobj-ex", proto(stack_global("uuid", "UUID") + b")}\x92"))
case("reduce-text", proto(text("os.system") + text("id") + b"\x85R"))
case("reduce-list", proto(b"]" + text("id") + b"\x85R"))
case("reduce-list-of-arguments", proto(stack_global("builtins", "set") + b"]R"))
case("reduce-result", proto(stack_global("builtins", "set") + b")R)R"))
case("reduce-class-only-named", proto(stack_global("builtins", "int") + text("1") + b"\x85R"))
case("reduce-object", proto(stack_global("builtins", "object") + b")R"))
case("reconstructor-function", b"ccopy_reg\n_reconstructor\n(cos\nsystem\nc__builtin__\nobject\nNtR.")
case("reconstructor-other-base", b"ccopy_reg\n_reconstructor\n(cuuid\nUUID\nc__builtin__\ndict\nNtR.")
case("reconstructor-other-class", b"ccopy_reg\n_reconstructor\n(cdatetime\ndate\nc__builtin__\nobject\nNtR.")
case("reconstructor-state", b"ccopy_reg\n_reconstructor\n(cuuid\nUUID\nc__builtin__\nobject\n}tR.")
case("build-dict", proto(b"}}" + text("__class__") + text("x") + b"sb"))
case("build-list", proto(b"]}b"))
case("build-set", proto(stack_global("builtins", "set") + b")R}b"))
case("build-class", proto(stack_global("builtins", "set") + b"}" + text("__reduce__") + b"NsbN"))
case("build-date", proto(stack_global("datetime", "date") + b"C\x04\x07\xe4\x01\x02\x85R}b"))
case("build-uuid-twice", proto(stack_global("uuid", "UUID") + b")\x81}" + text("int") + b"K\x01sb}" + text("int") + b"K\x02sb"))
case("build-uuid-setstate", proto(stack_global("uuid", "UUID") + b")\x81}" + text("__setstate__") + stack_global("os", "system") + b"sb"))
case("persistent-id", b"Pid\n.")
case("binary-persistent-id", b"K\x01Q.")
case("extension-1", proto(b"\x82\x01"))
case("extension-2", proto(b"\x83\x01\x00"))
case("extension-4", proto(b"\x84\x01\x00\x00\x00"))
case("next-buffer", proto(b"\x97", 5))
case("readonly-buffer", proto(b"\x97\x98", 5))
case("codec-zlib", proto(stack_global("_codecs", "encode") + text("a") + text("zlib") + b"\x86R"))
case("codec-rot13", proto(stack_global("_codecs", "encode") + text("a") + text("rot13") + b"\x86R"))
case("codec-not-latin-1", proto(stack_global("_codecs", "encode") + text("\u20ac") + text("latin1") + b"\x86R"))
case("codec-errors-handler", proto(stack_global("_codecs", "encode") + text("a") + text("latin1") + text("x") + b"\x87R"))
case("class-as-value", b"cbuiltins\nset\n.")
case("class-in-list", proto(b"]" + stack_global("builtins", "set") + b"a"))
case("class-as-key", proto(b"}" + stack_global("builtins", "set") + b"Ns"))
case("defaultdict-of-function", proto(stack_global("collections", "defaultdict") + stack_global("os", "getpid") + b"\x85R"))
case("defaultdict-of-number", proto(stack_global("collections", "defaultdict") + b"K\x01\x85R"))
case("counter-of-list", proto(stack_global("collections", "Counter") + b"]\x85R"))
case("deque-of-number", proto(stack_global("collections", "deque") + b"K\x01\x85R"))
case("ordered-dict-of-singles", proto(stack_global("collections", "OrderedDict") + b"]K\x01\x85a\x85R"))
case("unbuilt-uuid", proto(stack_global("uuid", "UUID") + b")\x81"))
case("unbuilt-uuid-as-key", proto(b"}" + stack_global("uuid", "UUID") + b")\x81Ns"))

# Lengths that are not there.
for length in (1, 2**31 - 1, 2**31, 2**32 - 1):
    case("bytes-%d" % length, b"B" + struct.pack("<I", length) + b".")
    case("text-%d" % length, b"X" + struct.pack("<I", length) + b".")
for length in (-1, -2**31, 2**31 - 1):
    case("python2-string-%d" % length, b"T" + struct.pack("<i", length) + b".")
    case("long-%d" % length, b"\x8b" + struct.pack("<i", length) + b".")
for length in (2**31, 2**63 - 1, 2**63, 2**64 - 1):
    case("bytes8-%d" % length, b"\x8e" + struct.pack("<Q", length) + b".")
    case("bytearray8-%d" % length, b"\x96" + struct.pack("<Q", length) + b".")
    case("text8-%d" % length, b"\x8d" + struct.pack("<Q", length) + b".")
    case("frame-%d" % length, b"\x95" + struct.pack("<Q", length) + b"N.")
case("short-bytes", b"C\xff.")
case("short-text", b"\x8c\xff.")
case("short-long", b"\x8a\xff.")

# The memo and the stack.
case("memo-number-large", b"Nr\xff\xff\xff\xff.")
case("memo-number-largest", b"Nr\xff\xff\xff\x7f.")
case("memo-number-text", b"Np9999999999\n.")
case("memo-number-longer-text", b"Np" + b"9" * 5000 + b"\n.")
case("memo-number-negative", b"Np-1\n.")
case("memo-number-none", b"Nptwo\n.")
case("memo-unknown", b"g7\n.")
case("memo-unknown-binary", b"h\x07.")
case("memo-unknown-long", b"j\xff\xff\xff\xff.")
case("memo-of-nothing", b"p0\n.")
case("memo-many", proto(b"N" + b"\x94" * 1100000))
case("stack-many-nones", b"N" * 1100000 + b".")
case("stack-many-dicts", b"(" + b"}" * 1100000 + b"t.")
case("stack-many-sets", b"(" + b"\x8f" * 1100000 + b"t.")
case("stack-many-marks", b"(" * 1100000 + b".")
case("stack-many-duplicates", b"]" + b"2" * 1100000 + b".")
case("stack-small-dicts", b"(" + b"}NNs" * 150000 + b"t.")
case("nothing", b"")
case("stop", b".")
case("pop-nothing", b"0.")
case("pop-below-mark", b"N(ab.")
case("pop-mark-missing", b"1.")
case("tuple-mark-missing", b"Nt.")
case("tuple3-too-few", b"NN\x87.")
case("two-results", b"NN.")
case("mark-left", b"N(N.")
case("after-the-end", b"N.N.")
case("never-ends", b"N")
case("protocol-6", b"\x80\x06N.")
case("protocol-255", b"\x80\xffN.")
case("instruction-unknown", b"\xff.")
case("instruction-java", bytes.fromhex("aced0005737200"))
case("odd-items", b"}(NNNu.")
case("odd-dict", b"(Nd.")
case("append-to-tuple", b")Na.")
case("append-to-text", b"Va\nNa.")
case("set-item-of-list", b"]NNs.")
case("add-to-list", proto(b"](N\x90"))
case("add-to-frozenset", proto(b"(\x91(N\x90"))

# Depth, cycles, and what is small in the pickle and large when it is walked.
case("deep-lists", b"]" * 100000 + b"a" * 99999 + b".")
case("deep-tuples", b")" + b"\x85" * 100000 + b".")
case("deep-tuple-as-key", b"}" + b")" + b"\x85" * 100000 + b"Ns.")
case("deep-dicts", b"}N" * 50000 + b"N" + b"s" * 50000 + b".")
case("deep-frozensets", proto(b"N" + b"\x94" + b"(h\x00\x91\x940" + b"".join(b"(j" + struct.pack("<I", n) + b"\x91\x940" for n in range(1, 2000)) + b""))
case("deep-by-reference", b"]q\x00" + b"".join(b"]h\x00aq\x000" for _ in range(2000)) + b"h\x00.")
case("doubling-lists", b"]q\x00" + b"0]h\x00ah\x00aq\x00" * 64 + b".")
case("doubling-tuples", b")q\x00" + b"0h\x00h\x00\x86q\x00" * 64 + b".")
case("doubling-dicts", b"}q\x00" + b"0}K\x01h\x00sK\x02h\x00sq\x00" * 64 + b".")
case("doubling-tuple-as-key", b")q\x00" + b"0h\x00h\x00\x86q\x00" * 64 + b"}h\x00Ns.")
case("doubling-frozensets", proto(b"(\x91q\x00" + b"0(h\x00h\x00\x85\x91q\x00" * 64))
case("list-in-itself", b"]q\x00h\x00a.")
case("dict-in-itself", b"}q\x00Nh\x00s.")
case("tuple-in-its-list", b"]q\x00h\x00\x85a.")
case("set-in-itself", proto(b"\x8fq\x00(h\x00\x90"))
case("set-in-its-tuple", proto(b"\x8fq\x00(h\x00\x85\x90"))
case("dict-as-its-key", b"}q\x00h\x00Ns.")
case("dict-in-its-own-counter", proto(b"}q\x00Nh\x00s" + b"0" + stack_global("collections", "Counter") + b"h\x00\x85R"))

# Keys.
case("key-list", b"}]Ns.")
case("key-dict", b"}}Ns.")
case("key-set", proto(b"}\x8fNs"))
case("key-tuple-of-list", b"}]\x85Ns.")
case("set-of-list", proto(b"\x8f(]\x90"))
case("set-called-with-list-of-list", proto(stack_global("builtins", "set") + b"]]a\x85R"))
case("keys-twice", b"}K\x01K\x01sK\x01K\x02s.")
case("keys-equal-in-python", b"}K\x01K\x01sG?\xf0\x00\x00\x00\x00\x00\x00K\x02sI01\nK\x03s.")
FLOOD = ["".join(parts) for parts in itertools.product(["Aa", "BB"], repeat=14)]  # one hash code in Java, all of them
LONGS = [n << 32 | n for n in range(1, 16001)]
case("flood-texts", pickle.dumps(dict.fromkeys(FLOOD), 4))
case("flood-numbers", pickle.dumps(dict.fromkeys(LONGS), 4))
case("flood-texts-and-numbers", pickle.dumps(dict.fromkeys(itertools.chain(*zip(FLOOD, LONGS))), 4))
case("flood-tuples", pickle.dumps(dict.fromkeys((word,) for word in FLOOD), 4))
case("flood-tuples-in-set", pickle.dumps({(word,) for word in FLOOD}, 4))
case("flood-frozensets", pickle.dumps({frozenset([word]) for word in FLOOD}, 4))
case("flood-bytes", pickle.dumps(dict.fromkeys(map(b"".join, itertools.product([b"Aa", b'"b'], repeat=12))), 4))
case("flood-nested-tuples", pickle.dumps({((n, 31 * (2000 - n)),) for n in range(2000)}, 4))
case("key-long-bytes-again-and-again", bytes4(b"a" * 100000) + b"q\x000}" + b"h\x00Ns" * 20000 + b".")
case("key-large-number-again-and-again", b"\x8b" + struct.pack("<i", 4000) + b"\x7f" * 4000 + b"q\x000}" + b"h\x00Ns" * 200000 + b".")
case("key-wide-tuple-again-and-again", b"(" + b"N" * 1000 + b"tq\x000}" + b"h\x00Ns" * 50000 + b".")

# Work that is cheap to ask for.
LIST = b"](" + b"K\x01" * 1000 + b"eq\x000"
case("copy-set-again-and-again", proto(LIST + stack_global("builtins", "set") + b"q\x010" + b"h\x01h\x00\x85R0" * 20000 + b"N"))
case("copy-deque-again-and-again", proto(LIST + stack_global("collections", "deque") + b"q\x010(" + b"h\x01h\x00\x85R" * 20000 + b"t"))
case("copy-bytes-again-and-again", proto(bytes4(b"a" * 100000) + b"q\x000" + stack_global("builtins", "bytes") + b"q\x010(" + b"h\x01h\x00\x85R" * 20000 + b"t"))
case("copy-encode-again-and-again", proto(b"X" + struct.pack("<I", 100000) + b"a" * 100000 + b"q\x000" + text("latin1") + b"q\x020" + stack_global("_codecs", "encode") + b"q\x010(" + b"h\x01h\x00h\x02\x86R" * 20000 + b"t"))
case("copy-decimal-again-and-again", proto(b"X" + struct.pack("<I", 9000) + b"9" * 9000 + b"q\x000" + stack_global("decimal", "Decimal") + b"q\x010(" + b"h\x01h\x00\x85R" * 20000 + b"t"))

# Numbers.
case("int-20000-digits", b"I" + b"9" * 20000 + b"\n.")
case("long-20000-digits", b"L" + b"9" * 20000 + b"L\n.")
case("long-million-digits", b"L" + b"9" * 1000000 + b"L\n.")
case("long-binary-100000-bytes", b"\x8b" + struct.pack("<i", 100000) + b"\x7f" * 100000 + b".")
case("int-empty", b"I\n.")
case("int-sign", b"I-\n.")
case("int-space", b"I 1\n.")
case("int-underscore", b"I1_000\n.")
case("int-hexadecimal", b"I0x10\n.")
case("int-other-digits", b"L\xb2\n.")
case("float-words", b"Finfinity\n.")
case("float-java", b"F1d\n.")
case("float-hexadecimal", b"F0x1p3\n.")
case("float-empty", b"F\n.")
case("float-long", b"F" + b"1" * 100000 + b"\n.")
DECIMAL = stack_global("decimal", "Decimal")
for name, number in [("nan", "NaN"), ("snan", "sNaN123"), ("infinity", "-Infinity"), ("exponent", "1E+999999999"), ("exponent-down", "1E-999999999"),
                     ("exponent-beyond", "1E+99999999999999999999"), ("words", "one"), ("spaces", " 1 "), ("underscore", "1_0"), ("empty", "")]:
    case("decimal-" + name, proto(DECIMAL + text(number) + b"\x85R"))
case("decimal-digits", proto(DECIMAL + b"X" + struct.pack("<I", 500000) + b"9" * 500000 + b"\x85R"))
case("decimal-tuple", proto(DECIMAL + b"K\x00K\x01\x85K\x00\x87\x85R"))
case("decimal-other-digits", proto(DECIMAL + text("\u0661") + b"\x85R"))

# Text.
case("string-no-quotes", b"Sabc\n.")
case("string-one-quote", b"S'\n.")
case("string-other-quote", b"S'abc\"\n.")
case("string-escape", b"S'\\z'\n.")
case("string-escape-cut", b"S'\\x4'\n.")
case("string-backslash-at-end", b"S'\\'\n.")
case("unicode-escape-cut", b"V\\u12\n.")
case("unicode-escape-sign", b"V\\u+123\n.")
case("unicode-beyond", b"V\\U00110000\n.")
case("unicode-far-beyond", b"V\\Uffffffff\n.")
case("utf8-malformed", b"X\x02\x00\x00\x00\xc3\x28.")
case("utf8-overlong", b"X\x02\x00\x00\x00\xc0\xaf.")
case("utf8-overlong-3", b"X\x03\x00\x00\x00\xe0\x80\xaf.")
case("utf8-beyond", b"X\x04\x00\x00\x00\xf4\x90\x80\x80.")
case("utf8-cut", b"X\x02\x00\x00\x00\xe2\x82.")

# Dates and UUIDs.
for name, state in [("month-13", "07e40d01"), ("february-30", "07e4021e"), ("year-0", "00000101"), ("year-10000", "27100101"), ("short", "07e401"), ("long", "07e4010200")]:
    case("date-" + name, proto(stack_global("datetime", "date") + b"C" + bytes([len(state) // 2]) + bytes.fromhex(state) + b"\x85R"))
case("time-25h", proto(stack_global("datetime", "time") + b"C\x06\x19\x00\x00\x00\x00\x00\x85R"))
case("time-micros", proto(stack_global("datetime", "time") + b"C\x06\x01\x00\x00\xff\xff\xff\x85R"))
case("datetime-short", proto(stack_global("datetime", "datetime") + b"C\x01\x00\x85R"))
case("datetime-numbers", proto(stack_global("datetime", "datetime") + b"M\xe4\x07K\x01K\x01\x87R"))
case("datetime-zone-text", proto(stack_global("datetime", "datetime") + b"C\x0a\x07\xe4\x01\x02\x00\x00\x00\x00\x00\x00" + text("UTC") + b"\x86R"))
case("timedelta-beyond", proto(stack_global("datetime", "timedelta") + b"J\x00\xca\x9a\x3bK\x00K\x00\x87R"))
case("timedelta-not-normal", proto(stack_global("datetime", "timedelta") + b"K\x00J\xff\xff\xff\xffK\x00\x87R"))
case("timedelta-floats", proto(stack_global("datetime", "timedelta") + b"G?\xf0\x00\x00\x00\x00\x00\x00K\x00K\x00\x87R"))
case("timezone-24h", proto(stack_global("datetime", "timezone") + stack_global("datetime", "timedelta") + b"K\x00J\x7f\x51\x01\x00K\x00\x87R\x85R"))
case("timezone-micros", proto(stack_global("datetime", "timezone") + stack_global("datetime", "timedelta") + b"K\x00K\x00K\x01\x87R\x85R"))
UUID = stack_global("uuid", "UUID")
case("uuid-negative", proto(UUID + b")\x81}" + text("int") + b"J\xff\xff\xff\xffsb"))
case("uuid-129-bits", proto(UUID + b")\x81}" + text("int") + b"\x8a\x11" + b"\0" * 16 + b"\x01sb"))
case("uuid-no-number", proto(UUID + b")\x81}b"))
case("uuid-state-list", proto(UUID + b")\x81]b"))
case("uuid-text-short", proto(UUID + text("1-1-1-1-1") + b"\x85R"))
case("uuid-text-odd", proto(UUID + text("+2345678-1234-1234-1234-123456789abg") + b"\x85R"))
case("uuid-bytes", proto(UUID + b"C\x10" + b"\0" * 16 + b"\x85R"))

if __name__ == "__main__":
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "hostile")
    os.makedirs(folder, exist_ok=True)
    for old in os.listdir(folder):
        os.remove(os.path.join(folder, old))
    for name, data in CASES.items():
        large = len(data) > 4096
        with open(os.path.join(folder, name + (".pickle.gz" if large else ".pickle")), "wb") as file:
            file.write(gzip.compress(data, 9, mtime=0) if large else data)
    print(len(CASES), "pickles")
