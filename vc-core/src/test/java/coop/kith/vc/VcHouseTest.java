package coop.kith.vc;

import coop.kith.testing.HouseTest;

/** vc-core held against the plan of rooms. */
class VcHouseTest extends HouseTest {}
