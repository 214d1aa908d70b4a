/** What reads bytes from outside, each behind one door that a fuzzer and a test that replays its finds go through. */
@NullMarked
package io.memwire.fuzz;

import org.jspecify.annotations.NullMarked;
