package io.memwire.it.contract;

import io.memwire.api.ClientListener;
import io.memwire.api.MemcacheException;
import io.memwire.api.Server;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told. */
final class RecordingListener implements ClientListener {
    final List<String> failedCommands = new CopyOnWriteArrayList<>();
    final List<MemcacheException> failures = new CopyOnWriteArrayList<>();
    final List<Server> died = new CopyOnWriteArrayList<>();
    final List<Server> revived = new CopyOnWriteArrayList<>();

    @Override
    public void requestFailed(String command, String server, MemcacheException failure) {
        failedCommands.add(command + " " + server);
        failures.add(failure);
    }

    @Override
    public void serverDied(Server server, String reason) {
        died.add(server);
    }

    @Override
    public void serverRevived(Server server) {
        revived.add(server);
    }
}
