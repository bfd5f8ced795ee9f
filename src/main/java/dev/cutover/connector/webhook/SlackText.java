package dev.cutover.connector.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;

/** Messages in Slack's form: a text for notifications, and a section. Stateless. */
final class SlackText {
    /** The most characters of a section. */
    private static final int SECTION = 3_000;

    private static final int NOTIFICATION = 300;

    /** Room for those whom a message is for, mentions included. */
    private static final int NAMES = 600;

    private SlackText() {}

    /** A message of its own. */
    static ObjectNode message(PlainMessage message) {
        String mentions = message.mentions().stream().map(id -> "<@" + id + ">").collect(Collectors.joining(" "));
        // Whose address is an id of Slack is named by the mention.
        String names = message.to().stream()
                .filter(address -> !message.mentions().contains(address))
                .collect(Collectors.joining(", "));
        String both = (mentions + " " + CutText.slack(names, NAMES / 2)).strip();
        String foot = both.isEmpty() ? "" : "\nFor: " + both;
        String text = CutText.slack(message.text().strip(), SECTION - foot.length());
        return sections(CutText.slack(message.subject(), NOTIFICATION), text + foot);
    }

    /**
     * The message that a channel has of a run.
     *
     * @param told how many messages its thread has
     */
    static ObjectNode ofRun(PlainMessage last, long told) {
        String head =
                "Cutover run " + last.run() + ", " + told + (told == 1 ? " message" : " messages") + " in the thread";
        String text =
                "*" + CutText.slack(head, NOTIFICATION) + "*\nLast: " + CutText.slack(last.subject(), NOTIFICATION);
        return sections(CutText.slack(head, NOTIFICATION), text);
    }

    /** The message that a channel has of a run, where it shows how the run stands. */
    static ObjectNode standing(PlainMessage standing) {
        String head = CutText.slack(standing.subject(), NOTIFICATION);
        return sections(head, "*" + head + "*\n" + CutText.slack(standing.text().strip(), SECTION - NOTIFICATION * 2));
    }

    private static ObjectNode sections(String notification, String text) {
        var message = JsonNodeFactory.instance.objectNode().put("text", notification);
        var section = message.putArray("blocks").addObject().put("type", "section");
        section.putObject("text").put("type", "mrkdwn").put("text", text);
        return message;
    }
}
