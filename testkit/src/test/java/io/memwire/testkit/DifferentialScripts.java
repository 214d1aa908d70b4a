package io.memwire.testkit;

import java.util.ArrayList;
import java.util.List;

/** Requests for {@link DifferentialTest}, sent while one item {@code a} is held: the regular ones, and every irregular one that somebody might send. */
final class DifferentialScripts {
    /** One script a line. A bar is a line end, a number in braces so long a key. */
    private static final String LINES = """
            \s
            x
            xx
            noreply
            GET a
            Set a 0 0 1
            getx a
            a       \s
            \r
            abc\0def
            misbehave
            slabs
            lru
            debug
            get
            get\s
            get a
              get a
            get   a \s
            get a b a
            get a\r
            get b\tc
            get a\0 b
            get noreply
            get {250}
            get {251}
            get a {251} a
            gets
            gets a
            gets b
            gets a a
            gat
            gat 10
            gat a
            gat a b
            gat 10 a
            gat 10 a b\s
            gats 10 a
            gats 1x a
            gat -1 a
            gat 0 a a
            gat 99999999999 a
            gat 9999999999999999999 a
            gat 10 {251}
            set
            set a
            set a 0
            set a 0 0
            set a 0 0 1 noreply x|y
            add a 0 0
            append
            prepend a
            replace a 0 0 1 2 3
            set a x 0 1|y
            set a 0 x 1|y
            set a 0 0 x|y
            set a 0 0 -1|y
            set a -1 0 1|y
            set a x 0 1 noreply|y
            set a 0 0 2147483647|y
            set a 0 0 2147483648|y
            set a 18446744073709551616 0 1|y
            set a 0 0 noreply
            set {251} 0 0 1|y
            set {251} 0 0 1 noreply|y
            cas a 0 0 1|y
            cas a 0 0 1 x|y
            cas a 0 0 1 noreply|y
            cas a 0 0 1 -1|y
            cas a 0 0 1 18446744073709551616|y
            cas a 0 0 1 1 noreply x|y
            cas {251} 0 0 1 1|y
            set a 0 0 1|y
            set a 0 0 1 |y
            set a 0 0 1 foo|y
            set a 0 0 1 noreply|y
            set a 4294967295 0 1|y
            set a 4294967296 0 1|y
            set a +5 0 1|y
            set a 18446744073709551615 0 1|y
            set  a   0 0 1|y
            set a 0 0 0|
            set a 007 0 01|y
            set a 5\tz 0 1|y
            set a\t 0 0 1|y|get a\t
            set a 0 0 4294967297|y
            set {250} 1 0 1|y|get {250}
            set \u00ff\u00fe 0 0 1|y|get \u00ff\u00fe
            cas a 0 0 1 1|y
            cas b 0 0 1 1|y
            cas a 0 0 1 0|y
            cas b 0 0 1 0|y
            cas a 0 0 1 1 noreply|y
            cas a 0 0 1 1 foo|y
            set a 0 0 3|abcd
            set a 0 0 3|abcdefghi
            set a 0 0 3|ab|
            set a 0 0 3|abcxyversion
            set a 0 0 3|abcxy
            set a 0 0 3 noreply|abcde
            set a 0 0 3 noreply|abcdefgh
            set b 0 0 1|yz
            add b 0 0 1|yz|get b
            cas a 0 0 1 1|yz
            append a 0 0 0|z
            add a 0 0 1|y|add b 0 0 1|z|add b 0 0 1|y|get b
            replace b 0 0 1|y|replace a 3 0 2|yz|get a
            append b 0 0 1|y|prepend b 0 0 1|y|get b
            append a 5 0 2|qq|prepend a 0 100 3|pp |get a
            append a 5 0 2 noreply|||get a
            set b 0 0 1 noreply|x|add b 0 0 1 noreply|y|replace b 0 0 1 noreply|z|get b
            set b 1 0 2|yy|set c 2 0 3|zzz|get a b c|get c nope b
            flush_all|get a|add a 0 0 1|y|get a
            delete
            delete a
            delete b
            delete a 0
            delete a 1
            delete a noreply
            delete b noreply
            delete a 0 noreply
            delete a 1 noreply
            delete a 0 0
            delete a 0 0 0
            delete a foo
            delete noreply
            delete {251}
            delete {251} noreply
            delete a 00
            incr
            incr a
            incr b 1
            incr a x
            incr a 1
            incr a -1
            incr a 1 2
            incr a 1 2 3
            incr {251} 1
            incr {251} x
            incr a 18446744073709551616
            incr b 1 noreply
            incr a x noreply
            incr noreply 1
            incr a noreply
            decr
            decr a
            decr b 1
            decr a x
            decr b 1 noreply
            decr a 1 foo
            touch
            touch a
            touch a x
            touch b 1
            touch a 100
            touch a 100 noreply
            touch a 100 foo
            touch a 1 2 3
            touch {251} 1
            touch {251} x
            touch a noreply
            verbosity
            verbosity 1
            verbosity 0
            verbosity x
            verbosity -1
            verbosity 1 noreply
            verbosity 0 2
            verbosity 1 2 3
            verbosity noreply
            verbosity 99999999999999999999
            version
            version foo
            version a b c d
            quit
            quit foo
            version|quit
            flush_all
            flush_all 0
            flush_all x
            flush_all noreply
            flush_all 0 noreply
            flush_all x noreply
            flush_all 0 0
            flush_all 0 0 0
            flush_all -1
            flush_all foo noreply
            stats foo
            stats noreply
            stats reset
            stats reset foo
            stats reset noreply
            stats sizes
            stats detail
            stats detail foo
            stats detail dump
            stats detail off
            stats detail on|set p:a 0 0 1|x|get p:a p:b q|delete p:b|stats detail dump
            stats detail dump|stats detail off|get p:a|stats detail dump|stats reset|stats detail dump
            """;

    private static final int HEADER_BYTES = 48 + 8;

    private DifferentialScripts() {}

    static List<String> all() {
        List<String> scripts = new ArrayList<>();
        LINES.lines().map(DifferentialScripts::unfold).forEach(scripts::add);
        for (int keys : new int[] {21, 22, 23, 24, 1000, 5000}) {
            scripts.add(unfold("get" + " a".repeat(keys)));
            scripts.add(unfold("gets" + " nope".repeat(keys) + " a "));
        }
        scripts.add("set a 0 0 1\nx\r\nget a\n");
        addArithmetic(scripts);
        addExpiry(scripts);
        addLarge(scripts);
        return scripts;
    }

    private static String unfold(String line) {
        return line.replace("|", "\r\n").replace("{250}", "k".repeat(250)).replace("{251}", "k".repeat(251))
                + "\r\nversion\r\nget a\r\n";
    }

    private static void addArithmetic(List<String> scripts) {
        // No blank value: to read its number, memcached goes on behind its end.
        String values = "10,9,0,,x,1x,12 abc, 12,12 ,-1,+1,-0,1.5,1\u0000x,1\tx,10\r\n,9223372036854775808,"
                + "18446744073709551615,18446744073709551616,-18446744073709551615,18446744073709551615 -,"
                + "0000000000000000000000012";
        for (String value : values.split(",", -1)) {
            String set = "set n 7 0 " + value.length() + "\r\n" + value + "\r\n";
            scripts.add(set + "incr n 1\r\nget n\r\nincr n 90\r\nget n\r\n");
            scripts.add(set + "decr n 1\r\nget n\r\ndecr n 100\r\nget n\r\nincr n 5\r\nget n\r\n");
        }
        for (String delta : "0,+1,-0,1\t,01,9999,18446744073709551615,-18446744073709551615".split(",", -1)) {
            scripts.add("set n 0 0 3\r\n100\r\nincr n " + delta + "\r\nget n\r\ndecr n " + delta + "\r\nget n\r\n");
        }
    }

    private static void addExpiry(List<String> scripts) {
        String exptimes = "0,-1,100,2592000,2592001,2147483647,2147483648,-2147483649,4294967296,+5";
        for (String exptime : exptimes.split(",", -1)) {
            scripts.add("set a 0 " + exptime + " 1\r\nx\r\nget a\r\nadd a 0 0 1\r\ny\r\nget a\r\n");
            scripts.add("set a 0 0 1\r\nx\r\ntouch a " + exptime + "\r\nget a\r\nreplace a 0 0 1\r\ny\r\n");
            scripts.add("set a 0 0 1\r\n5\r\ngat " + exptime + " a\r\nget a\r\nincr a 1\r\ndelete a\r\n");
            scripts.add("set a 0 " + exptime + " 1\r\n5\r\nappend a 0 0 1\r\n6\r\nincr a 1\r\nget a\r\ntouch a 10\r\n");
        }
    }

    private static void addLarge(List<String> scripts) {
        int largest = (1 << 20) - HEADER_BYTES - "a\0".length() - "\r\n".length();
        for (int length : new int[] {largest, largest + 1, 1 << 20, (1 << 20) + 1, 2_000_000}) {
            String data = length + "\r\n" + "v".repeat(length) + "\r\n";
            for (String command : "set,add,replace,append,prepend".split(",", -1)) {
                scripts.add("set a 0 0 1\r\nx\r\n" + command + " a 0 0 " + data + "get a\r\n");
            }
            scripts.add("set a 0 0 1 noreply\r\nx\r\nset a 0 0 " + data + "set b 1 0 " + data + "get a b\r\n");
            scripts.add("set a 0 0 1\r\nx\r\ncas a 0 0 " + length + " 1\r\n" + "v".repeat(length) + "\r\nget a\r\n");
            scripts.add("set a 0 0 " + length + " noreply\r\n" + "v".repeat(length) + "\r\nget a\r\n");
        }
        String half = "600000\r\n" + "5".repeat(600_000) + "\r\n";
        scripts.add("set a 0 0 " + half + "append a 0 0 " + half + "incr a 1\r\nget a\r\n");
    }
}
