/** The cache of a spymemcached client, without it. */
module com.example.moving {
    requires io.memwire.api;
    requires io.memwire.migration;
}
