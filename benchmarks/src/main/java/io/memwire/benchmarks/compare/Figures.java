package io.memwire.benchmarks.compare;

import java.util.Locale;

/**
 * What one measurement gave; travels as one line. A figure that could not be had is NaN.
 *
 * @param callsPerSecond calls that ended in the measured time, a multi-get counting once
 * @param p50Micros half of the calls took at most this long
 * @param p99Micros 99 of 100 calls
 * @param p999Micros 999 of 1,000 calls
 * @param cpuMicrosPerCall CPU time of the client's process
 * @param serverCpuMicrosPerCall CPU time of the servers
 * @param bytesPerCall allocated on the heap of the client's process
 */
record Figures(
        double callsPerSecond,
        double p50Micros,
        double p99Micros,
        double p999Micros,
        double cpuMicrosPerCall,
        double serverCpuMicrosPerCall,
        double bytesPerCall) {
    String line() {
        return String.format(
                Locale.ROOT,
                "%.1f %.2f %.2f %.2f %.3f %.3f %.1f",
                callsPerSecond,
                p50Micros,
                p99Micros,
                p999Micros,
                cpuMicrosPerCall,
                serverCpuMicrosPerCall,
                bytesPerCall);
    }

    static Figures parse(String line) {
        String[] fields = line.split(" ", -1);
        double[] figures = new double[fields.length];
        for (int i = 0; i < fields.length; i++) {
            figures[i] = Double.parseDouble(fields[i]);
        }
        return new Figures(figures[0], figures[1], figures[2], figures[3], figures[4], figures[5], figures[6]);
    }
}
