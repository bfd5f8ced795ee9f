package dev.cutover.testkit;

import dev.cutover.spi.CallContext;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Outcome;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Messages of which one of the run is edited, where somebody reads it. */
interface EditableMessages extends Messages {

    /** Who reads it; null if it cannot be edited. */
    @Nullable
    Consumer<Message> reader();

    @Override
    default boolean canEdit() {
        return reader() != null;
    }

    @Override
    default Outcome show(Message message, CallContext context) {
        Objects.requireNonNull(reader()).accept(message);
        return Outcome.succeeded("shown");
    }
}
