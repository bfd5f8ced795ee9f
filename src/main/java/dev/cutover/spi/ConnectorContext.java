package dev.cutover.spi;

import dev.cutover.model.Binding;
import dev.cutover.spi.exchange.Exchanges;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** What a connector may use of the run that it works for. Thread-safe. */
public interface ConnectorContext {

    /** The only clock that a connector may read or sleep on. */
    RunClock clock();

    /** The seed of pseudo-random choices, so that a rehearsal is repeatable. */
    long seed();

    /** A folder of the run that belongs to this connector type; it survives a restart of the process. Exists. */
    Path folder();

    /** The folder that relative paths of the environment file start from. */
    Path base();

    /**
     * Whether another process may have run this run before: its calls may still be running. False if this process is
     * the first.
     */
    default boolean isTakenOver() {
        return true;
    }

    /**
     * The text with each secret of the run replaced by a marker. What the run keeps and shows is masked anyway; a
     * connector that reports a part of a longer text, such as one line, must mask the whole first: a secret that was
     * cut in two cannot be found.
     */
    default String mask(String text) {
        return text;
    }

    /**
     * Replaces a text by a marker from now on, like a secret of the run, wherever it is shown or kept: such as a token
     * that a system has handed out. A value of fewer than six characters is left as it is: it would occur in other
     * words by chance.
     *
     * @param name what the marker says, such as {@code orders-api token}
     */
    default void hide(String name, String value) {}

    /**
     * Hears each request of a connector and its answer, for people who try a system out. A connector that tells nothing
     * works as well, and is harder to set up.
     */
    default Exchanges exchanges() {
        return Exchanges.NONE;
    }

    /**
     * The settings of a system with each of its secrets looked up again, for a token or a password that has expired:
     * programs that print secrets are started again. May take as long as they do. The former values stay masked.
     *
     * @param opened the binding that the system was opened with
     * @throws ConnectorException if a secret cannot be found any more
     */
    default Binding renewed(Binding opened) throws ConnectorException, InterruptedException {
        return opened;
    }

    /**
     * The services of a type that the jars beside the connectors provide, and those that come with Cutover: such as
     * drivers of databases. Makes new ones with each call.
     */
    default <S> List<S> services(Class<S> type) {
        return List.of();
    }

    /**
     * Something that all systems of this connector type in this run share; made at the first call and, if it can be
     * closed, closed after the last connector was.
     */
    <T> T shared(Class<T> type, Supplier<T> maker);
}
