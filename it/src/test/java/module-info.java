import org.jspecify.annotations.NullMarked;

/** Tests that see of Memwire what its users see: exported packages and services. */
@NullMarked
open module io.memwire.it {
    requires io.memwire.api;
    requires io.memwire.hashing;
    requires io.memwire.protocol.text;
    requires io.memwire.testkit;
    requires org.junit.jupiter;
    requires org.jspecify;
}
