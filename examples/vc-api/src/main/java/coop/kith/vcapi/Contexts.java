package coop.kith.vcapi;

import coop.kith.bytes.Bytes;
import coop.kith.vc.canon.ContextLibrary;
import coop.kith.vc.model.DataModel;
import coop.kith.vc.resource.PublishedResource;
import coop.kith.vc.resource.RelatedResources;
import java.util.ArrayList;
import java.util.List;

/** What is known of published contexts, to hold {@code relatedResource} against. */
final class Contexts {
    /**
     * The context of version 2.0 as it stood before it became a Recommendation: vc-data-model-2.0-test-suite still relates to it (tests/fixtures.js, as of
     * February 2025).
     */
    private static final PublishedResource BEFORE_THE_RECOMMENDATION = PublishedResource.known(
            Bytes.ofHex("24a18c90e9856d526111f29376e302d970b2bd10182e33959995b0207d7043b9"),
            Bytes.ofHex(
                    "35239c36999d2155312091af194a1edb61634d6ad789a5e5b19f2aebdd762dd9d1dcaada40eda7ef921c6b8c0ae107a0"));

    private Contexts() {}

    static RelatedResources published() {
        return url -> {
            List<PublishedResource> all = new ArrayList<>();
            ContextLibrary.standard().published(url).map(PublishedResource::of).ifPresent(all::add);
            if (url.equals(DataModel.V2_0.context())) {
                all.add(BEFORE_THE_RECOMMENDATION);
            }
            return List.copyOf(all);
        };
    }
}
