/** An application with a serializer of its own: no provides, no service file. */
module com.example.byhand {
    requires io.memwire.api;
}
