/**
 * The comparison of whole clients against real servers: {@link io.memwire.benchmarks.compare.Compare} plans and
 * reports, {@link io.memwire.benchmarks.compare.Worker} measures one client in a JVM of its own.
 */
@NullMarked
package io.memwire.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
