package dev.cutover.dryrun;

import dev.cutover.spi.CallContext;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Outcome;

/** Sends nothing. */
final class DryMessages implements Messages {
    @Override
    public Outcome send(Message message, CallContext context) {
        return Outcome.succeeded("dry run: not sent");
    }
}
