/**
 * Messages about the run itself: what is asked and of whom, guards that are broken, rollbacks, the end.
 *
 * <p>What is still to be told follows from the record: every event worth telling that is younger than the last recorded
 * outcome of a message. So no outcome is forgotten, a run that was taken over tells what its last runner could not, and
 * a chat that hangs or is down holds nothing up: one message is under way at a time, and what happens meanwhile waits
 * and is merged. A question that is answered before its turn came is not told at all.
 *
 * <p>Each message has the key of its event, by which a system that remembers its keys does not send it again. To one
 * that does not, a message is sent once more if the process was killed between the message and its outcome. Where a
 * system can edit a message, one message of the run shows how the run stands, and is edited when that changes.
 *
 * <p>A process that ends waits a few seconds for what is left. What was not told of a run that has ended is recorded as
 * not delivered, after the end; what was not told of a run that goes on is told by the next runner.
 */
@NullMarked
package dev.cutover.engine.announce;

import org.jspecify.annotations.NullMarked;
