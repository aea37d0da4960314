package coop.kith.cli.release;

import coop.kith.cli.git.GitRepository;
import coop.kith.cli.git.ObjectKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.attributes.Attribute;
import org.eclipse.jgit.attributes.AttributesNode;
import org.eclipse.jgit.attributes.AttributesRule;

/**
 * What the tag's own {@code .gitattributes} files say of making an archive: {@code export-ignore} leaves a file out, {@code export-subst}, {@code ident}, {@code filter} and an encoding
 * change its content. They are reasons to tell the reader, and they are covered by the tag's signature; what an archive adds has no such excuse.
 */
final class ExportRules {
    private static final int MAX_FILE = 1 << 20;

    private final SortedMap<String, AttributesNode> byFolder = new TreeMap<>();

    static ExportRules of(GitRepository repository, Map<String, TagTree.TreeFile> files) {
        ExportRules rules = new ExportRules();
        files.forEach((path, file) -> {
            if ((path.equals(".gitattributes") || path.endsWith("/.gitattributes"))
                    && !file.link()
                    && !file.submodule()) {
                String folder = path.substring(0, path.length() - ".gitattributes".length());
                repository
                        .content(file.id(), ObjectKind.BLOB, MAX_FILE)
                        .fold(content -> rules.add(folder, content), problems -> rules);
            }
        });
        return rules;
    }

    private ExportRules add(String folder, byte[] content) {
        AttributesNode node = new AttributesNode();
        try {
            node.parse(new ByteArrayInputStream(content));
            byFolder.put(folder, node);
        } catch (IOException | RuntimeException unreadable) {
            // A file of rules that cannot be read excuses nothing.
            return this;
        }
        return this;
    }

    /** {@code export-ignore} on the file or a folder it is in. */
    boolean leavesOut(String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (isSet(path.substring(0, slash), true, "export-ignore")) {
                return true;
            }
        }
        return isSet(path, false, "export-ignore");
    }

    /** The attribute by which git changes the content when it makes an archive, where there is one. */
    Optional<String> changes(String path) {
        for (String name : new String[] {"export-subst", "ident", "working-tree-encoding", "filter"}) {
            if (isSet(path, false, name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private boolean isSet(String path, boolean folder, String name) {
        Attribute.State state = Attribute.State.UNSPECIFIED;
        for (Map.Entry<String, AttributesNode> rules : byFolder.entrySet()) {
            if (!path.startsWith(rules.getKey())) {
                continue;
            }
            String below = path.substring(rules.getKey().length());
            for (AttributesRule rule : rules.getValue().getRules()) {
                if (rule.isMatch(below, folder)) {
                    state = rule.getAttributes().stream()
                            .filter(attribute -> attribute.getKey().equals(name))
                            .map(Attribute::getState)
                            .reduce(state, (before, last) -> last);
                }
            }
        }
        return state == Attribute.State.SET || state == Attribute.State.CUSTOM;
    }
}
