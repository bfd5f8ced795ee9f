package dev.cutover.console.prompt;

import dev.cutover.query.Outlook;
import dev.cutover.run.RunId;

/**
 * What a dialogue is about, and with whom.
 *
 * @param user the operating-system user at the terminal
 */
public record PromptSubject(RunId run, String user, Outlook outlook, PromptTools tools) {}
