package dev.cutover.journal.inbox;

import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import java.time.Instant;
import java.util.Optional;

/**
 * A request that waits in a run's inbox. Immutable.
 *
 * @param name its name there; no two requests have the same
 * @param at when it was made, as the file says
 * @param expires until when it may be entered; empty for no limit of its own
 * @param speaker who speaks: the user is the owner of the file, as the file system says
 */
public record KeptRequest(String name, Instant at, Optional<Instant> expires, Request request, Speaker speaker) {}
