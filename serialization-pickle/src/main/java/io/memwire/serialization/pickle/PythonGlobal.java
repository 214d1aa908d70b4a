package io.memwire.serialization.pickle;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes and functions of Python that a pickle may name: all that there are. A name leads to one of these or nowhere,
 * and to call one is to run its few lines here; there is no way from a name to a class of Java.
 */
enum PythonGlobal {
    SET("set") {
        @Override
        Object call(Arguments arguments, DictKeys keys) {
            return elements(arguments, keys);
        }
    },
    FROZENSET("frozenset") {
        @Override
        Object call(Arguments arguments, DictKeys keys) {
            return Collections.unmodifiableSet(elements(arguments, keys));
        }
    },
    BYTES("bytes") {
        @Override
        Object call(Arguments arguments, DictKeys keys) {
            arguments.requireCount(0, 1);
            return arguments.count() == 0 ? new byte[0] : arguments.bytes(0);
        }
    },
    BYTEARRAY("bytearray") {
        @Override
        Object call(Arguments arguments, DictKeys keys) {
            arguments.requireCount(0, 2);
            return arguments.count() == 2 ? arguments.latin1(0) : BYTES.call(arguments, keys);
        }
    },
    /** How Python 3 pickles bytes for Python 2: as text, and this to make bytes of it. */
    ENCODE("encode", "_codecs") {
        @Override
        Object call(Arguments arguments, DictKeys keys) {
            arguments.requireCount(2, 2);
            return arguments.latin1(0);
        }
    },
    ORDERED_DICT("OrderedDict", "collections") {
        @Override
        Object call(Arguments arguments, DictKeys keys) {
            arguments.requireCount(0, 1);
            var dict = new LinkedHashMap<@Nullable Object, @Nullable Object>();
            if (arguments.count() == 1) {
                for (Object pair : arguments.elements(0)) {
                    if (!(pair instanceof List<?> entry) || entry.size() != 2) {
                        throw Arguments.unexpected();
                    }
                    keys.put(dict, entry.get(0), entry.get(1));
                }
            }
            return dict;
        }
    },
    /** Its argument makes what is missing: a class, and only as a name. */
    DEFAULT_DICT("defaultdict", "collections") {
        @Override
        Object call(Arguments arguments, DictKeys keys) {
            arguments.requireCount(0, 1);
            if (arguments.count() == 1 && arguments.get(0) != null && !(arguments.get(0) instanceof PythonGlobal)) {
                throw Arguments.unexpected();
            }
            return new LinkedHashMap<>();
        }
    },
    COUNTER("Counter", "collections") {
        @Override
        Object call(Arguments arguments, DictKeys keys) {
            arguments.requireCount(0, 1);
            if (arguments.count() == 0) {
                return new LinkedHashMap<>();
            }
            if (!(arguments.get(0) instanceof Map<?, ?> counts)) {
                throw Arguments.unexpected();
            }
            arguments.budget().take(2L * counts.size());
            return keys.copy(counts);
        }
    },
    /** Its second argument is the length that it may have. */
    DEQUE("deque", "collections") {
        @Override
        Object call(Arguments arguments, DictKeys keys) {
            arguments.requireCount(0, 2);
            return arguments.count() == 0 ? new ArrayList<>() : arguments.elements(0);
        }
    },
    DATE("date", "datetime") {
        @Override
        Object call(Arguments arguments, DictKeys keys) {
            arguments.requireCount(1, 1);
            return PythonDates.date(arguments.bytes(0));
        }
    },
    TIME("time", "datetime") {
        @Override
        Object call(Arguments arguments, DictKeys keys) {
            ZoneOffset zone = PythonDates.zone(arguments);
            LocalTime time = PythonDates.time(arguments.bytes(0));
            return zone == null ? time : time.atOffset(zone);
        }
    },
    DATETIME("datetime", "datetime") {
        @Override
        Object call(Arguments arguments, DictKeys keys) {
            ZoneOffset zone = PythonDates.zone(arguments);
            LocalDateTime dateTime = PythonDates.dateTime(arguments.bytes(0));
            return zone == null ? dateTime : dateTime.atOffset(zone);
        }
    },
    TIMEDELTA("timedelta", "datetime") {
        @Override
        Object call(Arguments arguments, DictKeys keys) {
            return PythonDates.duration(arguments);
        }
    },
    TIMEZONE("timezone", "datetime") {
        @Override
        Object call(Arguments arguments, DictKeys keys) {
            return PythonDates.offset(arguments);
        }
    },
    DECIMAL("Decimal", "decimal") {
        @Override
        Object call(Arguments arguments, DictKeys keys) {
            arguments.requireCount(1, 1);
            String text = arguments.text(0);
            arguments.budget().take(1 + text.length()); // a number's digits cost more than their bytes
            return PythonNumbers.parseDecimal(text, arguments.limits());
        }
    },
    /** Called with its text form by Memwire; Python makes one without arguments, for {@code BUILD}. */
    UUID("UUID", "uuid") {
        @Override
        Object call(Arguments arguments, DictKeys keys) {
            arguments.requireCount(1, 1);
            String text = arguments.text(0);
            if (text.length() != 36) {
                throw Arguments.unexpected();
            }
            try {
                return java.util.UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                throw Arguments.unexpected();
            }
        }

        @Override
        Object make() {
            return new UnbuiltUuid();
        }
    },
    /** {@code NEWOBJ} before there was one: a class, its base that is built in, and the latter's state. */
    RECONSTRUCTOR("_reconstructor", "copy_reg", "copyreg") {
        @Override
        Object call(Arguments arguments, DictKeys keys) {
            arguments.requireCount(3, 3);
            if (arguments.get(0) instanceof PythonGlobal type
                    && arguments.get(1) == OBJECT
                    && arguments.get(2) == null) {
                return type.make();
            }
            throw Arguments.unexpected();
        }
    },
    OBJECT("object"),
    LIST("list"),
    DICT("dict"),
    INT("int"),
    LONG("long"),
    FLOAT("float"),
    BOOL("bool"),
    STR("str"),
    UNICODE("unicode"),
    TUPLE("tuple");

    private static final Map<List<String>, PythonGlobal> BY_NAME = new HashMap<>();

    static {
        for (PythonGlobal global : values()) {
            BY_NAME.put(List.of(global.module, global.pythonName), global);
            BY_NAME.put(List.of(global.python3Module, global.pythonName), global);
        }
    }

    private final String pythonName;
    private final String module;
    private final String python3Module;

    /** One that is built in. */
    PythonGlobal(String pythonName) {
        this(pythonName, "__builtin__", "builtins");
    }

    PythonGlobal(String pythonName, String module) {
        this(pythonName, module, module);
    }

    /** One whose module has another name in Python 3. */
    PythonGlobal(String pythonName, String module, String python3Module) {
        this.pythonName = pythonName;
        this.module = module;
        this.python3Module = python3Module;
    }

    /**
     * Looks a name up.
     *
     * @throws RefusedException if it is none of these
     */
    static PythonGlobal named(String module, String name) {
        PythonGlobal global = BY_NAME.get(List.of(module, name));
        if (global == null) {
            throw new RefusedException("it names " + PythonText.quote(module) + "." + PythonText.quote(name)
                    + ", which is not among the classes that are read (docs/pickle.md has them)");
        }
        return global;
    }

    /** What Python's class or function gives for these arguments. Some are only named, and refuse. */
    Object call(Arguments arguments, DictKeys keys) {
        throw new RefusedException("it calls " + this + ", which is only read as a name");
    }

    /** An instance without arguments, to be completed by {@code BUILD}. */
    Object make() {
        throw new RefusedException("it makes an instance of " + this + " as Python does not");
    }

    /** The name in Python 2, by which Python 3 knows it too in protocols 0 to 2. */
    String module() {
        return module;
    }

    String pythonName() {
        return pythonName;
    }

    @Override
    public String toString() {
        return python3Module + "." + pythonName;
    }

    private static Set<@Nullable Object> elements(Arguments arguments, DictKeys keys) {
        arguments.requireCount(0, 1);
        var set = new LinkedHashSet<@Nullable Object>();
        if (arguments.count() == 1) {
            for (Object element : arguments.elements(0)) {
                keys.add(set, element);
            }
        }
        return set;
    }
}
