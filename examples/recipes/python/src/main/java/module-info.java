/** A cache that Python processes share. */
module com.example.python {
    requires io.memwire.api;
}
