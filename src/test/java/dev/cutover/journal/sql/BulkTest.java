package dev.cutover.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not taken in cannot be found: a statement that may be about it is one that is. */
class BulkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from event",
                "SELECT COUNT(*) FROM ASK.EVENT",
                "select * from \"EVENT\"",
                "select e.at from step s,event e",
                "table event"
            })
    void events(String statement) {
        assertThat(Bulk.mentionedIn(statement)).containsExactly(Bulk.EVENTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select verdict from sample", "select count(*) from(sample)"})
    void samples(String statement) {
        assertThat(Bulk.mentionedIn(statement)).containsExactly(Bulk.SAMPLES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select events from run", "select samples_1, event_x, my$sample from step"})
    void neither(String statement) {
        assertThat(Bulk.mentionedIn(statement)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select * from U&\"\\0045VENT\"", "select u&'x'"})
    void eitherIfItIsWrittenInEscapes(String statement) {
        assertThat(Bulk.mentionedIn(statement)).containsExactlyInAnyOrder(Bulk.values());
    }
}
