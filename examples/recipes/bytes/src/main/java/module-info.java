/** Bytes and text, nothing else. */
module com.example.bytes {
    requires io.memwire.api;
}
