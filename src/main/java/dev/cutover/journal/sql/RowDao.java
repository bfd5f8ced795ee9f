package dev.cutover.journal.sql;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;

/** Adds rows; none is ever changed. */
interface RowDao {
    @SqlBatch("""
            insert into event (run, seq, epoch, at, type, step, attempt, actor, json, hash)
            values (:of.run, :of.seq, :epoch, :of.at, :type, :step, :attempt, :actor, :json, :hash)""")
    void addEvents(@BindMethods List<Rows.EventRow> rows);

    @SqlBatch("""
            insert into decision
                (run, seq, at, question, owner, role, subject, choice, reason, impact, via, os_user)
            values (:of.run, :of.seq, :of.at, :decision.question, :decision.owner, :decision.role.value,
                :decision.subject, :decision.choice, :decision.reason, :decision.impact, :decision.via,
                :decision.user)""")
    void addDecisions(@BindMethods List<Rows.DecisionRow> rows);

    @SqlBatch("""
            insert into evidence (run, seq, at, step, attempt, sha256, name, media_type, bytes, source)
            values (:of.run, :of.seq, :of.at, :fact.step.value, :fact.attempt, :fact.sha256, :fact.name,
                :fact.mediaType, :fact.bytes, :fact.source)""")
    void addEvidence(@BindMethods List<Rows.EvidenceRow> rows);

    @SqlBatch("""
            insert into sample (run, seq, number, at, criterion, segment, verdict, measured, samples, note)
            values (:of.run, :of.seq, :number, :of.at, :sample.criterion.value, :sample.segment.toString,
                :sample.verdict, :sample.value, :sample.count, :sample.note)""")
    void addSamples(@BindMethods List<Rows.SampleRow> rows);

    @SqlBatch("""
            insert into step_change (run, seq, at, step, attempt, state, how, cause, why)
            values (:of.run, :of.seq, :of.at, :fact.step.value, :fact.attempt, :state, :how, :cause, :why)""")
    void addSteps(@BindMethods List<Rows.StepRow> rows);

    @SqlBatch("""
            insert into intent
                (run, seq, at, effect, correlation, step, attempt, direction, system, deed)
            values (:of.run, :of.seq, :of.at, :effect.key, :effect.correlation, :effect.step.value,
                :effect.attempt, :effect.direction, :effect.system.value, :deed)""")
    void addIntents(@BindMethods List<Rows.IntentRow> rows);

    @SqlBatch("""
            insert into effect_change (run, seq, at, effect, state, detail)
            values (:of.run, :of.seq, :of.at, :effect, :state, :detail)""")
    void addChanges(@BindMethods List<Rows.ChangeRow> rows);

    @SqlBatch("""
            insert into signature (run, seq, at, person, about, says, saw, signature)
            values (:of.run, :of.seq, :of.at, :person, :about, :says, :saw, :signature)""")
    void addSignatures(@BindMethods List<Rows.SignatureRow> rows);
}
