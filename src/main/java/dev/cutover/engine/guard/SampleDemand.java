package dev.cutover.engine.guard;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Segment;
import dev.cutover.run.ledger.CriteriaBoard;
import java.time.Duration;

/** A demand for a criterion of a segment at a pace. */
public record SampleDemand(CriterionId criterion, Segment segment, Duration every) {

    public CriteriaBoard.Key key() {
        return new CriteriaBoard.Key(criterion, segment);
    }
}
