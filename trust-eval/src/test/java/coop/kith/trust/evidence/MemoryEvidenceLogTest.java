package coop.kith.trust.evidence;

final class MemoryEvidenceLogTest implements EvidenceLogContract {
    @Override
    public EvidenceLog log() {
        return new MemoryEvidenceLog();
    }
}
