"""The Python side of the interop tests: commands on standard input, one line each, one line of answer for each.

Fields are separated by spaces; keys and data are hexadecimal, and "." where they are empty. An empty line has the
answers so far written out.

  version                         the libraries and their versions
  hash NAME                       ok; chooses the hash of python-memcached by Memwire's name for it
  pool WEIGHT,WEIGHT... ALIVE     ok; a pool that is never connected to, ALIVE has a 1 or 0 for each server
  route KEY [HASH]                INDEX TRIED,TRIED...: what _get_server says, -1 for no server
  open LIBRARY ADDRESS=WEIGHT...  ok; connects memcache, pylibmc or pymemcache
  set LIBRARY KEY TYPE DATA OVER  stored, or not; OVER is min_compress_len; of type "python" DATA is an expression
  get LIBRARY KEY                 TYPE DATA
  equal LIBRARY KEY DATA          "equal" if the value is that of the expression, of the same type; else what it is
  ring BEHAVIOUR HASH SERVERS     ok; a pool of libmemcached's that is never connected to: BEHAVIOUR is ketama, ketama_weighted
                                  or none, HASH the number of a hash, SERVERS are HOST|PORT|WEIGHT,HOST|PORT|WEIGHT...
  place KEY                       INDEX: which server libmemcached has the key on
"""
import ctypes
import datetime
import sys
from binascii import crc32
from decimal import Decimal
from uuid import UUID

import memcache
import pylibmc
import pymemcache
import pymemcache.client
import pymemcache.serde

HASHES = {
    "cmemcache": lambda key: ((crc32(key) & 0xFFFFFFFF) >> 16) & 0x7FFF or 1,  # up to 1.59
    "cmemcache-1.60": lambda key: ((crc32(key) & 0xFFFFFFFF) >> 16) & 0x7FFF,
    "crc32-signed": lambda key: (crc32(key) ^ 0x80000000) - 0x80000000,  # what binascii.crc32 is in Python 2
    "crc32-unsigned": crc32,
}
OWN_HASH = memcache.cmemcache_hash

# The library under pylibmc, which tells no placements itself.
LIBMEMCACHED = ctypes.CDLL("libmemcached.so.11")
LIBMEMCACHED.memcached_create.restype = ctypes.c_void_p
LIBMEMCACHED.memcached_generate_hash.restype = ctypes.c_uint32
HASH, KETAMA, KETAMA_WEIGHTED = 2, 3, 16  # memcached_behavior_t

clients = {}
ring = None
pool = None
alive = ""
tried = []


def data(field):
    return b"" if field == "." else bytes.fromhex(field)


def field(data):
    return data.hex() or "."


def choose_hash(name):
    # The library's own function where it has one, so that it is not our copy that is compared.
    memcache.serverHashFunction = OWN_HASH if name == "cmemcache" else HASHES[name]
    if name == "crc32-unsigned":
        memcache.useOldServerHashFunction()
    return "ok"


def set_pool(weights, living):
    global pool, alive
    alive = living
    pool = memcache.Client([("host%d" % i, int(weight)) for i, weight in enumerate(weights.split(","))])
    for index, host in enumerate(pool.servers):
        host.index = index
        host.connect = lambda index=index: tried.append(index) or alive[index] == "1"
    return "ok"


def route(key, own_hash=None):
    tried.clear()
    host, _ = pool._get_server(data(key) if own_hash is None else (int(own_hash), data(key)))
    return "%d %s" % (-1 if host is None else host.index, ",".join(map(str, tried)))


def open_client(library, *servers):
    addresses = [(address, int(weight)) for address, weight in (server.rsplit("=", 1) for server in servers)]
    if library == "memcache":
        clients[library] = memcache.Client(addresses, socket_timeout=10)
    elif library == "pylibmc":
        clients[library] = pylibmc.Client([address for address, _ in addresses])
    else:
        host, port = addresses[0][0].split(":")
        clients[library] = pymemcache.client.Client(
            (host, int(port)), serde=pymemcache.serde.pickle_serde, default_noreply=False
        )
    return "ok"


def value_of(kind, content):
    if kind == "bytes":
        return data(content)
    if kind == "text":
        return data(content).decode("utf-8")
    if kind == "python":
        return eval(data(content).decode("utf-8"))  # uses the imports above
    return {"int": int, "float": float, "bool": lambda text: text == "True", "none": lambda text: None}[kind](content)


def store(library, key, kind, content, over):
    value = value_of(kind, content)
    if library == "pymemcache":  # does not compress
        stored = clients[library].set(data(key), value)
    else:
        stored = clients[library].set(data(key), value, min_compress_len=int(over))
    return "stored" if stored else "not"


def retrieve(library, key):
    try:
        value = clients[library].get(data(key))
    except Exception as error:  # an answer like any other: the Java side says whether it was to be expected
        return "error %s" % field(("%s: %s" % (type(error).__name__, error)).encode())
    if value is None:
        return "none ."
    if isinstance(value, bytes):
        return "bytes %s" % field(value)
    if isinstance(value, str):
        return "text %s" % field(value.encode("utf-8"))
    return "%s %s" % (type(value).__name__, value)


def equal(library, key, expression):
    value, expected = clients[library].get(data(key)), value_of("python", expression)
    return "equal" if type(value) is type(expected) and value == expected else ascii(value)


def set_ring(behaviour, hash_number, servers):
    global ring
    ring = ctypes.c_void_p(LIBMEMCACHED.memcached_create(None))
    settings = [(HASH, int(hash_number))]
    if behaviour != "none":
        settings.append((KETAMA if behaviour == "ketama" else KETAMA_WEIGHTED, 1))
    for setting, value in settings:
        if LIBMEMCACHED.memcached_behavior_set(ring, setting, ctypes.c_uint64(value)) != 0:
            return "refused %d" % setting
    for server in servers.split(","):
        host, port, weight = server.split("|")
        LIBMEMCACHED.memcached_server_add_with_weight(
            ring, host.encode(), ctypes.c_uint16(int(port)), ctypes.c_uint32(int(weight))
        )
    return "ok"


def place(key):
    return str(LIBMEMCACHED.memcached_generate_hash(ring, data(key), ctypes.c_size_t(len(data(key)))))


def version():
    return "python-memcached %s, pylibmc %s, pymemcache %s" % (
        memcache.__version__,
        pylibmc.__version__,
        pymemcache.__version__,
    )


COMMANDS = {
    "version": version,
    "hash": choose_hash,
    "pool": set_pool,
    "route": route,
    "open": open_client,
    "set": store,
    "get": retrieve,
    "equal": equal,
    "ring": set_ring,
    "place": place,
}

for line in sys.stdin:
    if line == "\n":  # the end of a batch
        sys.stdout.flush()
        continue
    command, *arguments = line.split()
    print(COMMANDS[command](*arguments))
