package io.memwire.benchmarks.route;

import com.spotify.folsom.ConnectionChangeListener;
import com.spotify.folsom.RawMemcacheClient;
import com.spotify.folsom.client.Request;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A folsom client that is connected to nothing and says that it is connected. */
final class ConnectedFolsomClient implements RawMemcacheClient {
    @Override
    public <T> CompletionStage<T> send(Request<T> request) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public void shutdown() {}

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public int numTotalConnections() {
        return 1;
    }

    @Override
    public int numActiveConnections() {
        return 1;
    }

    @Override
    public @Nullable Throwable getConnectionFailure() {
        return null;
    }

    @Override
    public void registerForConnectionChanges(ConnectionChangeListener listener) {}

    @Override
    public void unregisterForConnectionChanges(ConnectionChangeListener listener) {}
}
