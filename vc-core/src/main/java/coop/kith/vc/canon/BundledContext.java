package coop.kith.vc.canon;

import coop.kith.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A context document that Kith brings along, byte for byte as published. Source and licence of each stand in the NOTICE beside the documents.
 *
 * @param url by which documents name it
 * @param resource its file beside this class
 * @param sha256 of its bytes, lower-case hexadecimal
 */
record BundledContext(String url, String resource, String sha256) {
    static final List<BundledContext> ALL = List.of(
            of(
                    "https://www.w3.org/2018/credentials/v1",
                    "credentials-v1",
                    "ab4ddd9a531758807a79a5b450510d61ae8d147eab966cc9a200c07095b0cdcc"),
            of(
                    "https://www.w3.org/ns/credentials/v2",
                    "credentials-v2",
                    "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734"),
            of(
                    "https://www.w3.org/ns/credentials/undefined-terms/v2",
                    "undefined-terms-v2",
                    "82dab514ba44eb18f5d1b0f638c5e140c6a556fbfb5089601bdc0fa5eb8b2581"),
            of(
                    "https://www.w3.org/ns/credentials/examples/v2",
                    "credentials-examples-v2",
                    "57393fbc69d6efb9b9b5dc9cb6b9880b0944360abfe2eaf459c9e58cf2279d7c"),
            of(
                    "https://w3id.org/security/data-integrity/v1",
                    "data-integrity-v1",
                    "b5d829bd09aa7c42abc6efa0c8ed7635313b5487f37ccfce3ecd149ca9418554"),
            of(
                    "https://w3id.org/security/data-integrity/v2",
                    "data-integrity-v2",
                    "67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4"),
            of(
                    "https://w3id.org/security/multikey/v1",
                    "multikey-v1",
                    "ba2c182de2d92f7e47184bcca8fcf0beaee6d3986c527bf664c195bbc7c58597"),
            of(
                    "https://w3id.org/security/jwk/v1",
                    "jwk-v1",
                    "0f14b62f6071aafe00df265770ea0c7508e118247d79b7d861a406d2aa00bece"),
            of(
                    "https://www.w3.org/ns/cid/v1",
                    "cid-v1",
                    "ea216ecc1cb02cd39b693dba2250141e270ba0bf95890be107dd9a9e8e43de85"),
            of(
                    "https://www.w3.org/ns/did/v1",
                    "did-v1",
                    "4f3eae5568c9c5f036a082088f9e192019ee06faa78973c87ff91d5421b88dad"),
            of(
                    "https://www.w3.org/ns/did/v1.1",
                    "cid-v1",
                    "ea216ecc1cb02cd39b693dba2250141e270ba0bf95890be107dd9a9e8e43de85"),
            of(
                    "https://w3id.org/security/suites/ed25519-2020/v1",
                    "ed25519-2020-v1",
                    "3db5c19efb0047a6edfd3b36e24346a8a3caad369d749e3c2d69e862696403e5"),
            of(
                    "https://w3id.org/security/suites/jws-2020/v1",
                    "jws-2020-v1",
                    "d648e05ddc6577827ca2bfd5e931f53e9ebc6e52a57a8da81df4ec8c46ffcd1e"),
            of(
                    "https://www.w3.org/ns/credentials/status/v1",
                    "credentials-status-v1",
                    "fda5add353231e6a6884a46b12e6c75464281900cb348284d9c360f62381d9f7"),
            of(
                    "https://w3id.org/vc/status-list/2021/v1",
                    "status-list-2021-v1",
                    "6dd06a52bedb771e059c1083ba8ba7848dce22f6b4a8cfa0b98ba3fc188870e4"),
            of(
                    "https://w3id.org/vc-barcodes/v1",
                    "vc-barcodes-v1",
                    "23b78119d880e5462417e0c0eb4e9f60ac280c47ed676fff60369bbb1cc6a2c9"),
            of(
                    "https://w3id.org/security/bbs/v1",
                    "bbs-v1",
                    "65f03b15242ee97861039faec7a73297da4dd6880257fe4fd18edf1fc363a58d"),
            of(
                    "https://w3id.org/security/v1",
                    "security-v1",
                    "abaf97e107d1925503c433dcaf3ffd2831697cacc1ed2a293e1bc8030d5bcb47"),
            of(
                    "https://w3id.org/security/v2",
                    "security-v2",
                    "611bd81151d5efe53ec9aed78f5a813e577287bc9451ee26d6879b1b8b46bc3b"),
            of(
                    "https://registry.trustoverip.org/dtg/context/v1",
                    "dtg-v1",
                    "3e1376acf401016a0162c1cdb31e44a85a7dd56749caed94a1dc0a0be6cbb448"));

    private static BundledContext of(String url, String resource, String sha256) {
        return new BundledContext(url, resource + ".jsonld", sha256);
    }

    Bytes document() {
        try (InputStream stream = BundledContext.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new AssertionError("the jar of vc-core has no " + resource + "; please report");
            }
            return Bytes.of(stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
