/** The whole module-info of an application. */
module com.example.app {
    requires io.memwire.api;
}
