/**
 * What plug-ins implement. A plug-in depends on {@code io.memwire.api} alone; an application adds its jar, and nothing else.
 *
 * <table>
 * <caption>The kinds of plug-ins</caption>
 * <tr><th>interface</th><th>does</th><th>chosen with</th></tr>
 * <tr><td>{@link io.memwire.api.spi.Serializer}</td><td>object ⇄ bytes</td><td>{@code serializer(…)}</td></tr>
 * <tr><td>{@link io.memwire.api.spi.Compressor}</td><td>bytes ⇄ fewer bytes</td><td>{@code compressor(…)}</td></tr>
 * <tr><td>{@link io.memwire.api.spi.KeyHasher}</td><td>key → number</td><td>{@code hasher(…)}</td></tr>
 * <tr><td>{@link io.memwire.api.spi.NodeLocatorFactory}, {@link io.memwire.api.spi.NodeLocator}</td>
 * <td>number → server</td><td>{@code locator(…)}</td></tr>
 * <tr><td>{@link io.memwire.api.spi.Transcoder}</td><td>object ⇄ bytes and flags, in place of the first two</td>
 * <td>{@code transcoder(…)}, by hand only</td></tr>
 * </table>
 *
 * <h2>How one is found</h2>
 *
 * <p>{@link java.util.ServiceLoader} finds the first four, on the module path by {@code provides} in a module-info, on the
 * class path by {@code META-INF/services/<interface>}: a jar for both has both. The class is public and has a public
 * constructor without arguments (a static {@code provider()} method works on the module path alone). Whenever a client is
 * built, one instance of each provider is made, with the class loader of {@code io.memwire.client}, and asked for its name
 * and flags once. So a constructor is quick, and throws if the plug-in cannot work at all. A client made with a hasher, a
 * locator or a transcoder given by hand does not look for that kind.
 *
 * <h2>How one is chosen</h2>
 *
 * <p>What writes is chosen in the builder, by name or given by hand, which needs no provider and no public class; the
 * defaults are {@code cmemcache}, {@code modulo}, {@code zlib}, and the only serializer there is. Every serializer and
 * compressor that is present reads: the {@linkplain io.memwire.api.spi.ClientFlags flags} of a value say which.
 *
 * <ul>
 * <li>One given by hand takes the place of one found that has its name or its flags, {@code zlib} included.
 * <li>Two found, or two given by hand, with one name or one id: {@code build()} throws an
 *     {@link io.memwire.api.InvalidRequestException} that names both classes, whether they are used or not.
 * <li>A name that nothing has: the same, with the names that are present, and the module to add if it is one of Memwire's.
 * <li>No serializer, or several and none chosen: text, bytes and numbers work; storing an object throws a
 *     {@link io.memwire.api.TranscodingException} that says what to do.
 * <li>A value whose serializer or compressor is not present: a {@link io.memwire.api.TranscodingException} that tells its id.
 * <li>A provider that cannot be made (its constructor throws, a library of it is missing), has no name, fails to tell it,
 *     or has flags that its kind may not have: {@code build()} throws an
 *     {@link io.memwire.api.InvalidRequestException} with the cause.
 * </ul>
 *
 * <h2>Threads</h2>
 *
 * <p>One instance serves all threads of a client at once, so it is best without state. It runs on the thread that calls the
 * client, or on the {@code asyncExecutor}, platform or virtual, never on a thread that reads for others and never under a
 * lock. It may take its time; nothing but its caller waits. It must not call the client it serves.
 *
 * <h2>Arrays</h2>
 *
 * <p>Nothing is copied. An array that a plug-in is given may be the caller's own: it is not to be changed and not to be
 * kept. An array that it returns is handed over: it is not changed, kept, or returned a second time. Methods name
 * their exceptions from this.
 *
 * <h2>Errors and limits</h2>
 *
 * <p>Bytes from a cache are not trusted: anyone who reaches the server may have written them. Whatever they hold, reading
 * them ends in bounded time, allocates no more than they or a limit justify, gives an object of the class asked for, and
 * starts nothing. What cannot be read is a {@link io.memwire.api.TranscodingException} whose message says what is wrong
 * and never quotes the value; the client adds key, flags, length, and the plug-in with its module.
 *
 * <p>What else a plug-in does is kept away from others: no connection, no other call and no other key is touched.
 *
 * <ul>
 * <li>Any other exception, a {@link StackOverflowError} and a {@link LinkageError} become a
 *     {@link io.memwire.api.TranscodingException}, or of a hasher or locator an
 *     {@link io.memwire.api.InvalidRequestException}, that tells the class of what was thrown and has it as its cause.
 *     Its message, which may hold the value, is not told.
 * <li>Other errors, such as {@link OutOfMemoryError}, are the JVM's: they reach the caller, or its future, as they are.
 * <li>{@code null} in place of bytes, an object of another class than asked for, more bytes than the limit, and a server
 *     that there is not, are refused in the same way.
 * </ul>
 *
 * <h2>Names and ids</h2>
 *
 * <p>A name is what users write: lower case, digits and hyphens, as {@code lz4} or {@code ketama-spymemcached}. A serializer
 * and a compressor also have an id, which is stored with each value: {@link io.memwire.api.spi.ClientFlags} has the ranges.
 * Both are promises: whoever reads a value years later goes by them. A new stored form gets a new id.
 *
 * @since 0.1
 */
package io.memwire.api.spi;
