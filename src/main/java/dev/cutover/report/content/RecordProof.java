package dev.cutover.report.content;

import java.util.List;

/**
 * The head of the record, and how anybody checks it. Immutable.
 *
 * @param head the hash of the last event
 * @param events how many events it stands for
 * @param record the file, as a path from the home of the runs
 * @param verify the command that checks it with this tool
 * @param shell the lines that check it without this tool, in the folder of the run
 * @param trouble why the record cannot be trusted; empty if its chain is whole
 */
public record RecordProof(String head, long events, String record, String verify, List<String> shell, String trouble) {
    public RecordProof {
        shell = List.copyOf(shell);
    }
}
