package io.memwire.testkit;

import io.memwire.protocol.text.ReplyEncoder;
import io.memwire.protocol.text.Request;
import io.memwire.protocol.text.RequestDecoder;
import io.memwire.protocol.text.RequestKind;
import io.memwire.protocol.text.RequestLimits;
import io.memwire.protocol.text.WireBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One client's conversation, without its socket: bytes of requests go into the {@link #decoder()}, answers come out of
 * {@link #out()}. One thread at a time.
 *
 * <p>The answers not yet sent are bounded: {@link #run} stops when they pass a limit, if need be between two keys of one
 * retrieval, and goes on when called again.
 */
final class Session {
    /** Answers are sent before more are made; one value may come on top. */
    private static final int OUTPUT_LIMIT_BYTES = 128 * 1024;

    private final ServerState state;
    private final Storage storage;
    private final PrefixStatistics prefixes;
    private final StatsReport stats;
    private final RequestDecoder decoder;
    private final WireBuffer out = new WireBuffer(512);
    private final ItemKey key = new ItemKey();
    private @Nullable Request retrieval; // the one whose keys are being answered
    private boolean closing;

    Session(ServerState state) {
        this.state = state;
        this.storage = state.storage();
        this.prefixes = state.prefixes();
        this.stats = new StatsReport(state);
        this.decoder = new RequestDecoder(
                RequestLimits.DEFAULTS.withMaxValueBytes(state.settings().maxItemBytes()));
    }

    RequestDecoder decoder() {
        return decoder;
    }

    WireBuffer out() {
        return out;
    }

    /** Whether the connection is to be closed when {@link #out()} is sent. */
    boolean isClosing() {
        return closing;
    }

    /**
     * Answers requests until there is no whole one left, or until enough answers wait to be sent.
     *
     * @return whether it stopped for the second reason, and wants to be called again
     */
    boolean run(long nowMillis) {
        while (!closing && out.length() < OUTPUT_LIMIT_BYTES) {
            if (retrieval == null) {
                Request request = decoder.next();
                if (request == null) {
                    return false;
                }
                answer(request, nowMillis);
            } else if (retrieval.nextKey()) {
                answerKey(retrieval, nowMillis);
            } else {
                ReplyEncoder.end(out);
                retrieval = null;
            }
        }
        return !closing;
    }

    private void answer(Request request, long nowMillis) {
        int before = out.length();
        key.pointAt(request.keyBytes(), request.keyOffset(), request.keyLength());
        switch (request.kind()) {
            case GET, GETS, GAT, GATS -> retrieval = request;
            case SET, ADD, REPLACE, APPEND, PREPEND, CAS -> store(request, nowMillis);
            case DELETE -> delete(nowMillis);
            case INCR -> number(storage.incr(key, request.delta(), nowMillis));
            case DECR -> number(storage.decr(key, request.delta(), nowMillis));
            case TOUCH -> touch(request, nowMillis);
            case FLUSH_ALL -> flushAll(request, nowMillis);
            case STATS -> stats.answer(request.arguments(), out, nowMillis);
            case VERSION -> ReplyEncoder.version(out, state.settings().version());
            case VERBOSITY -> ReplyEncoder.ok(out);
            case MALFORMED -> ReplyEncoder.line(out, request.error());
            case QUIT, LINE_TOO_LONG -> closing = true;
        }
        if (request.isNoreply()) {
            out.truncate(before);
        }
    }

    private void answerKey(Request request, long nowMillis) {
        RequestKind kind = request.kind();
        key.pointAt(request.keyBytes(), request.keyOffset(), request.keyLength());
        boolean touches = kind == RequestKind.GAT || kind == RequestKind.GATS;
        Item item = touches
                ? storage.getAndTouch(key, Expiry.atMillis(request.exptime(), nowMillis), nowMillis)
                : storage.get(key, nowMillis);
        prefixes.countGet(key, item != null);
        if (item == null) {
            return;
        }
        if (kind == RequestKind.GETS || kind == RequestKind.GATS) {
            ReplyEncoder.valueWithCas(
                    out,
                    request.keyBytes(),
                    request.keyOffset(),
                    request.keyLength(),
                    item.flags(),
                    item.value(),
                    item.casUnique());
        } else {
            ReplyEncoder.value(
                    out, request.keyBytes(), request.keyOffset(), request.keyLength(), item.flags(), item.value());
        }
    }

    private void store(Request request, long nowMillis) {
        prefixes.countSet(key);
        switch (stored(request, nowMillis)) {
            case STORED -> ReplyEncoder.stored(out);
            case NOT_STORED -> ReplyEncoder.notStored(out);
            case EXISTS -> ReplyEncoder.exists(out);
            case NOT_FOUND -> ReplyEncoder.notFound(out);
            case TOO_LARGE -> ReplyEncoder.line(out, "SERVER_ERROR object too large for cache");
            case NO_MEMORY -> ReplyEncoder.line(out, "SERVER_ERROR out of memory storing object");
        }
    }

    private StoreResult stored(Request request, long nowMillis) {
        if (request.isTooLarge()) {
            return storage.refuseTooLarge(request.kind(), key, nowMillis);
        }
        var content = new Content(request.flags(), Expiry.atMillis(request.exptime(), nowMillis), request.value());
        return request.kind() == RequestKind.CAS
                ? storage.compareAndSet(key, content, request.casUnique(), nowMillis)
                : storage.store(request.kind(), key, content, nowMillis);
    }

    private void delete(long nowMillis) {
        prefixes.countDelete(key);
        if (storage.delete(key, nowMillis)) {
            ReplyEncoder.deleted(out);
        } else {
            ReplyEncoder.notFound(out);
        }
    }

    private void touch(Request request, long nowMillis) {
        if (storage.touch(key, Expiry.atMillis(request.exptime(), nowMillis), nowMillis)) {
            ReplyEncoder.touched(out);
        } else {
            ReplyEncoder.notFound(out);
        }
    }

    private void number(IncrResult result) {
        switch (result.kind()) {
            case CHANGED -> ReplyEncoder.number(out, result.value());
            case NOT_FOUND -> ReplyEncoder.notFound(out);
            case NOT_NUMERIC -> ReplyEncoder.line(out, "CLIENT_ERROR cannot increment or decrement non-numeric value");
            case NO_MEMORY -> ReplyEncoder.line(out, "SERVER_ERROR out of memory");
        }
    }

    private void flushAll(Request request, long nowMillis) {
        int delay = request.exptime();
        storage.flushAll(delay == 0 ? nowMillis : Expiry.atMillis(delay, nowMillis), nowMillis);
        ReplyEncoder.ok(out);
    }
}
