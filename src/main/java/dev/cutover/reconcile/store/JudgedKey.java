package dev.cutover.reconcile.store;

import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.row.KeyGroup;
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
}
