using System;
using KerasNet;
using KerasNet.Layers;
using KerasNet.Optimizers;

namespace Pieces
{
    /// <summary>Small networks and data that the tests share.</summary>
    public static class Nets
    {
        public static readonly float[,] X = Numbers(64, 4, 1);
        public static readonly float[,] Y = Numbers(64, 1, 2);

        public static Sequential Line()
        {
            var model = new Sequential { new Input(4), new Dense(3, activation: "tanh"), new Dense(1) };
            model.Compile(optimizer: new SGD(learningRate: 0.1), loss: "mse");
            return model;
        }

        public static float[,] Numbers(int rows, int columns, int seed)
        {
            var random = new Random(seed);
            var numbers = new float[rows, columns];
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column++)
                {
                    numbers[row, column] = (float)(random.NextDouble() - 0.5);
                }
            }

            return numbers;
        }
    }
}
