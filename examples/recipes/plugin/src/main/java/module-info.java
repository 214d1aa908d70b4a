/** An application that names a plug-in in its options and nowhere else. */
module com.example.plugin {
    requires io.memwire.api;

    opens com.example.plugin; // Jackson makes its records
}
