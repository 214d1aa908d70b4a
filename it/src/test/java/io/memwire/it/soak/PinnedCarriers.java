package io.memwire.it.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Records with JFR which virtual threads held up their carriers, the platform threads that they run on, for long. */
final class PinnedCarriers implements AutoCloseable {
    private static final String EVENT = "jdk.VirtualThreadPinned";

    private final Recording recording = new Recording();

    PinnedCarriers(Duration threshold) {
        recording.enable(EVENT).withThreshold(threshold).withStackTrace();
        recording.start();
    }

    /** Ends the recording; what was pinned and where. */
    List<String> recorded(Path file) throws IOException {
        recording.stop();
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(EVENT))
                .map(RecordedEvent::toString)
                .toList();
    }

    @Override
    public void close() {
        recording.close();
    }
}
