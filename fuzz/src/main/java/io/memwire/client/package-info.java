/** A door into the package of the client. */
@NullMarked
package io.memwire.client;

import org.jspecify.annotations.NullMarked;
