"""The one road: read → repair → split → match → prepare → translate → verify → finish → write."""
