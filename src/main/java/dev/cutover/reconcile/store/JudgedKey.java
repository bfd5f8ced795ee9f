package dev.cutover.reconcile.store;

import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.RuleHit;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.StoredText;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A key with what was said of it.
 *
 * @param standing empty while it is a suspect
 * @param versions by input, how many rows it has and a sum over their versions: the same list means that no row has
 *     changed, as far as the sources tell
 */
public record JudgedKey(List<String> key, Judgement judgement, Optional<Standing> standing, List<String> versions) {
    public JudgedKey {
        key = List.copyOf(key);
        versions = List.copyOf(versions);
    }

    /** What is to be remembered of a group of a pass with so many inputs. */
    public static JudgedKey of(KeyGroup group, int inputs, Judgement judgement, Optional<Standing> standing) {
        var versions = new ArrayList<String>();
        for (int input = 0; input < inputs; input++) {
            versions.add(group.count(input) + ":" + Long.toHexString(group.versions(input)));
        }
        return new JudgedKey(group.key(), judgement, standing, versions);
    }

    public void write(DataOutput to) throws IOException {
        StoredText.writeAll(to, key);
        StoredText.write(to, standing.map(Standing::name).orElse(null));
        to.writeBoolean(judgement.isMoving());
        to.writeInt(judgement.byRule().size());
        for (RuleHit hit : judgement.byRule()) {
            StoredText.write(to, hit.column());
            StoredText.write(to, hit.rule());
        }
        StoredText.writeAll(to, versions);
        to.writeInt(judgement.problems().size());
        for (Discrepancy problem : judgement.problems()) {
            StoredText.write(to, problem.kind().toString());
            StoredText.write(to, problem.about());
            StoredText.write(to, problem.left());
            StoredText.write(to, problem.right());
        }
    }

    public static JudgedKey read(DataInput in) throws IOException {
        var key = StoredText.readAll(in);
        String standing = StoredText.readNullable(in);
        boolean isMoving = in.readBoolean();
        var byRule = byRule(in);
        var versions = StoredText.readAll(in);
        var judgement = new Judgement(problems(in), byRule, isMoving);
        return new JudgedKey(key, judgement, Optional.ofNullable(standing).map(Standing::valueOf), versions);
    }

    private static List<RuleHit> byRule(DataInput in) throws IOException {
        int count = in.readInt();
        var hits = new ArrayList<RuleHit>();
        for (int i = 0; i < count; i++) {
            hits.add(new RuleHit(StoredText.read(in), StoredText.read(in)));
        }
        return hits;
    }

    private static List<Discrepancy> problems(DataInput in) throws IOException {
        int count = in.readInt();
        var problems = new ArrayList<Discrepancy>();
        for (int i = 0; i < count; i++) {
            String kind = StoredText.read(in);
            var known = ProblemKind.named(kind).orElseThrow(() -> new IOException("no such kind of problem: " + kind));
            problems.add(new Discrepancy(
                    known, StoredText.read(in), StoredText.readNullable(in), StoredText.readNullable(in)));
        }
        return problems;
    }
}
