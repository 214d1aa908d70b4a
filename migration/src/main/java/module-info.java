import org.jspecify.annotations.NullMarked;

/**
 * Transcoders that read and write the flags and bytes of other Java clients: {@link io.memwire.migration.SpymemcachedTranscoder
 * spymemcached} (and AWS's client, which is made of it), {@link io.memwire.migration.XmemcachedTranscoder
 * xmemcached} and {@link io.memwire.migration.FolsomTranscoder folsom}. A team can so move to Memwire and keep its cache.
 *
 * <p>A transcoder is given by hand in the client's builder; there is no service to find.
 *
 * @since 0.1
 */
@NullMarked
module io.memwire.migration {
    requires transitive io.memwire.api;

    exports io.memwire.migration;
}
