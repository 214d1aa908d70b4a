import org.jspecify.annotations.NullMarked;

/**
 * Key hashers and node locators: which server holds a key.
 *
 * @since 0.1
 */
@NullMarked
module io.memwire.hashing {
    requires transitive io.memwire.api;
}
