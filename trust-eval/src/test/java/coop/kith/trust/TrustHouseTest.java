package coop.kith.trust;

import coop.kith.testing.HouseTest;

/** trust-eval held against the plan of rooms. */
class TrustHouseTest extends HouseTest {}
