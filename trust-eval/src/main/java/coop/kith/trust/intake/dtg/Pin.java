package coop.kith.trust.intake.dtg;

import java.util.List;
import java.util.Optional;

/**
 * A file that the profile was read from, at the commit it was read at.
 *
 * @param digestMultibase of the JCS form (RFC 8785) of a JSON file, as credentials write digests; empty for prose
 */
public record Pin(String repository, String path, String commit, Optional<String> digestMultibase) {
    private static final String SPECIFICATION = "trustoverip/dtgwg-cred-spec";
    private static final String REGISTRY = "trustoverip/dtgwg-vsc-registry";

    /** What {@code dtg-0.6} was read from. */
    static final List<Pin> DTG_0_6 = List.of(
            prose(SPECIFICATION, "spec/body.md", "5a660ea92e635da2fe535885b38c4b7aa41ad8c2"),
            prose(REGISTRY, "predicates/vetted/1/profile.md", "66035667b54c70926933517792aaf09532b6a23e"),
            json(
                    "contexts/v1.jsonld",
                    "a1768f7abae53f92014367260f856ba4dc337869",
                    "zQmfZNgGqF98H3vNajRBZgTSAjVxcV7e94gYNpWq7CK9xLM"),
            json(
                    "predicates/vetted/1/vetting.schema.json",
                    "0d3094108a00261949ec383358dca6b4a7b2a9d1",
                    "zQmRBvLb8832uCsxXAPq4w5juq2oTWZi42j7uD4jBZNnhzM"),
            json(
                    "meta/accept-list.schema.json",
                    "62ecee7c9ee0d6415bf6826e2a9a7a3b8cb4b301",
                    "zQmVubK1L1HrYD6NVFFEYrZ2Pw3S6DxUiTr3C6mitNn12VX"),
            json(
                    "predicates/witnessed/1/predicate.jsonld",
                    "1c206bfd",
                    "zQmXpWsaDUCmCG9RxbugCixkBXVSJF7ko331kZC3srf9mbU"));

    private static Pin prose(String repository, String path, String commit) {
        return new Pin(repository, path, commit, Optional.empty());
    }

    private static Pin json(String path, String commit, String digestMultibase) {
        return new Pin(REGISTRY, path, commit, Optional.of(digestMultibase));
    }
}
