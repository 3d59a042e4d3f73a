"""C# layers and what stands for them in Python are let go together, and not before."""

from Pieces import LifeTests


def test_models_with_layers_of_csharp_come_and_go():
    assert LifeTests.ComeAndGo(70) == "True True (64, 3) 2"
