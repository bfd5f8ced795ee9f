package dev.cutover.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Messages.Message;
import dev.cutover.spi.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds of messages to people. */
public abstract class MessagesContract extends ConnectorContract {
    /** How many messages have arrived, as the receiver shows it. */
    protected abstract long delivered() throws Exception;

    /** A message that the system takes. */
    protected Message message() {
        return new Message(
                List.of("#cutover"), "Traffic at 25 %", "us-east \"curbside\" is at 25 %;\nno action needed");
    }

    /** Makes the system unable to answer; the author brings it back after the test. */
    protected boolean silence() throws Exception {
        return false;
    }

    @Test
    void aMessageArrives() throws Exception {
        long before = delivered();
        assertThat(send(open(Messages.class), "run-1/notify")).isInstanceOf(Outcome.Succeeded.class);
        assertThat(delivered()).isEqualTo(before + 1);
    }

    @Test
    void oneKeyIsOneMessage() throws Exception {
        var messages = open(Messages.class);
        long before = delivered();
        send(messages, "run-1/notify");
        send(messages, "run-1/notify");
        assertThat(delivered()).isEqualTo(before + 1);
    }

    @Test
    void anotherKeyIsAnotherMessage() throws Exception {
        var messages = open(Messages.class);
        long before = delivered();
        send(messages, "run-1/notify");
        send(messages, "run-1/notify-again");
        assertThat(delivered()).isEqualTo(before + 2);
    }

    @Test
    void aSilentSystemHasNotTakenTheMessage() throws Exception {
        assumeTrue(silence(), "the author cannot make the system silent");
        try {
            assertThat(send(open(Messages.class), "run-1/notify")).isNotInstanceOf(Outcome.Succeeded.class);
        } catch (ConnectorException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    @Test
    void whatIsShownReplacesWhatWasShown() throws Exception {
        var messages = open(Messages.class);
        assumeTrue(messages.canEdit(), "the system keeps no message of the run");
        long before = delivered();

        assertThat(shown(messages, "25 % of the traffic", "run-1/shown-1")).isInstanceOf(Outcome.Succeeded.class);
        send(messages, "run-1/notify");
        assertThat(shown(messages, "50 % of the traffic", "run-1/shown-2")).isInstanceOf(Outcome.Succeeded.class);
        assertThat(shown(messages, "50 % of the traffic", "run-1/shown-2")).isInstanceOf(Outcome.Succeeded.class);

        assertThat(delivered()).as("what is shown is no message of its own").isEqualTo(before + 1);
        assertThat(standing()).as("what stands there").contains("50 %").doesNotContain("25 %");
    }

    /** What the message of the run shows; asked for only where the system keeps one. */
    protected String standing() throws Exception {
        throw new UnsupportedOperationException("the author of a system that can edit says what stands there");
    }

    private Outcome shown(Messages messages, String text, String key) throws Exception {
        return messages.show(new Message(List.of(), "Run 1", text), run().call(key));
    }

    private Outcome send(Messages messages, String key) throws Exception {
        return messages.send(message(), run().call(key));
    }
}
