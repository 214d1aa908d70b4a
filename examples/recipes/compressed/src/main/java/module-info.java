/** Large texts, compressed with LZ4. */
module com.example.compressed {
    requires io.memwire.api;
}
