package dev.cutover.engine.guard;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Segment;
import dev.cutover.run.ledger.CriteriaBoard;
import java.time.Instant;

/**
 * A demand for a sample of a criterion of a segment.
 *
 * @param due when it is to be taken; at once, if that has passed
 */
public record SampleDemand(CriterionId criterion, Segment segment, Instant due) {

    public CriteriaBoard.Key key() {
        return new CriteriaBoard.Key(criterion, segment);
    }
}
